package io.wavecast.trainer.options;

import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.Problems;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The option for how fast series change to a version that comes into force; a mixin of commands. */
public final class SwapOptions {
    @Option(
            names = OptionNames.SWAP_OVER,
            paramLabel = "auto|TIME",
            converter = OfSwap.class,
            description =
                    "when a version comes into force, spread the change of all series over this time, by a hash of the"
                            + " key: each rebuilds its hidden state then; auto: by the number of series, 10 s or more"
                            + " (default ${DEFAULT-VALUE})",
            defaultValue = SwapTiming.AUTO,
            showDefaultValue = Visibility.NEVER)
    private SwapTiming timing = SwapTiming.DEFAULT;

    /** Converts {@code auto} or a duration. */
    static final class OfSwap implements ITypeConverter<SwapTiming> {
        @Override
        public SwapTiming convert(String text) {
            return text.trim().equals(SwapTiming.AUTO)
                    ? SwapTiming.DEFAULT
                    : SwapTiming.over(new DurationConverter().convert(text));
        }
    }

    /** Adds a problem if the option is out of range. */
    public void check(Problems problems) {
        problems.when(
                timing.isTooLong(),
                OptionNames.SWAP_OVER,
                "must be at most 1d, was "
                        + timing.over().map(Duration::toHours).orElse(0L) + "h");
    }

    public SwapTiming timing() {
        return timing;
    }
}
