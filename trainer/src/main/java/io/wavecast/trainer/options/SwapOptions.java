package io.wavecast.trainer.options;

import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.Problems;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The option for how fast series change to a version that comes into force; a mixin of commands. */
public final class SwapOptions {
    @Option(
            names = OptionNames.SWAP_OVER,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = {
                "when a version comes into force, spread the change of all series over this time, by a hash of the key:",
                "each rebuilds its hidden state then (default ${DEFAULT-VALUE})"
            },
            defaultValue = "10s",
            showDefaultValue = Visibility.NEVER)
    private Duration over = SwapTiming.OVER;

    /** Adds a problem if the option is out of range. */
    public void check(Problems problems) {
        problems.when(
                over.compareTo(SwapTiming.LONGEST) > 0,
                OptionNames.SWAP_OVER,
                "must be at most 1d, was " + over.toHours() + "h");
    }

    public SwapTiming timing() {
        return SwapTiming.over(over);
    }
}
