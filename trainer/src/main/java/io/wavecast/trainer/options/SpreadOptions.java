package io.wavecast.trainer.options;

import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.spread.SpreadMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The option that decides on spread heads. */
public final class SpreadOptions {
    @Option(
            names = OptionNames.SPREAD,
            paramLabel = "auto|off",
            converter = Words.class,
            description = {
                "spread head: tells how large errors are expected to be at a moment; intervals follow it.",
                "auto: of models with cells, at the horizons where intervals of held-out data are clearly better"
            },
            defaultValue = "off")
    private SpreadMode spread = SpreadMode.OFF;

    /** Whether models get a spread head. */
    public SpreadMode mode() {
        return spread;
    }

    /** Converts {@code auto} and {@code off}. */
    static final class Words implements ITypeConverter<SpreadMode> {
        @Override
        public SpreadMode convert(String word) {
            return Converters.choice(SpreadMode.values(), word);
        }
    }
}
