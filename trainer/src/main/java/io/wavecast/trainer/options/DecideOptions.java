package io.wavecast.trainer.options;

import io.wavecast.cli.DurationConverter;
import io.wavecast.cli.Problems;
import io.wavecast.trainer.decide.PromotionRule;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options of the rule by which a challenger replaces the version in force; a mixin of commands. */
public final class DecideOptions {
    @Option(
            names = OptionNames.DECIDE_LEVEL,
            paramLabel = "ALPHA",
            description =
                    "probability with which a challenger that is not better is ever promoted (default ${DEFAULT-VALUE})",
            defaultValue = "0.05",
            showDefaultValue = Visibility.NEVER)
    private double level;

    @Option(
            names = OptionNames.DECIDE_STEPS,
            paramLabel = "N",
            description =
                    "scored steps of each version, over all series, before any decision (default ${DEFAULT-VALUE})",
            defaultValue = "8192",
            showDefaultValue = Visibility.NEVER)
    private long steps;

    @Option(
            names = OptionNames.DECIDE_SERIES,
            paramLabel = "M",
            description = "series with scores of both versions that a block needs (default ${DEFAULT-VALUE})",
            defaultValue = "1",
            showDefaultValue = Visibility.NEVER)
    private int series;

    @Option(
            names = OptionNames.DECIDE_GAIN,
            paramLabel = "SHARE",
            description = "share by which the challenger's error must be smaller (default ${DEFAULT-VALUE})",
            defaultValue = "0.01",
            showDefaultValue = Visibility.NEVER)
    private double gain;

    @Option(
            names = OptionNames.DECIDE_HORIZON,
            paramLabel = "H",
            description = "the horizon that is compared; 0 for all that both versions have (default ${DEFAULT-VALUE})",
            defaultValue = "0",
            showDefaultValue = Visibility.NEVER)
    private int horizon;

    @Option(
            names = OptionNames.DECIDE_BLOCK,
            paramLabel = "N",
            description = "steps of a series in a block; the test needs 32 blocks at least (default ${DEFAULT-VALUE})",
            defaultValue = "128",
            showDefaultValue = Visibility.NEVER)
    private int block;

    @Option(
            names = OptionNames.DECIDE_COOL_DOWN,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "time without a promotion by the decider after a change of the version in force (default ${DEFAULT-VALUE})",
            defaultValue = "6h",
            showDefaultValue = Visibility.NEVER)
    private Duration coolDown = Duration.ZERO;

    /** Adds a problem for each option out of range. */
    public void check(Problems problems) {
        problems.betweenZeroAndOne(OptionNames.DECIDE_LEVEL, level);
        problems.inRange(OptionNames.DECIDE_STEPS, steps, 1, Long.MAX_VALUE);
        problems.inRange(OptionNames.DECIDE_SERIES, series, 1, Integer.MAX_VALUE);
        problems.when(!(gain >= 0 && gain < 1), OptionNames.DECIDE_GAIN, "must be at least 0 and below 1, was " + gain);
        problems.inRange(OptionNames.DECIDE_HORIZON, horizon, 0, Integer.MAX_VALUE);
        problems.inRange(OptionNames.DECIDE_BLOCK, block, 1, 1 << 20);
    }

    /** The rule of checked options. */
    public PromotionRule rule() {
        return new PromotionRule(
                level, steps, series, gain, horizon, block, PromotionRule.DEFAULT.maxBlocks(), coolDown);
    }
}
