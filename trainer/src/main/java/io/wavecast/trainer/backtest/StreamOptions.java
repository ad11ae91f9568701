package io.wavecast.trainer.backtest;

import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.options.Converters;
import io.wavecast.trainer.options.SpreadOptions;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.spread.SpreadMode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options about what the stream makes of a network's outputs. */
final class StreamOptions {
    @Option(
            names = OptionNames.ADAPTER,
            paramLabel = "auto|paying|off",
            converter = Converters.OfAdapter.class,
            description =
                    "auto, paying: also run each network with forecasts corrected online as train would have them;"
                            + " '+adapter' in the table",
            defaultValue = "auto")
    private AdapterMode adapter = AdapterMode.AUTO;

    @Mixin
    private SpreadOptions spread;

    AdapterMode adapter() {
        return adapter;
    }

    SpreadMode spread() {
        return spread.mode();
    }
}
