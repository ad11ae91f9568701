package io.wavecast.trainer.decide;

import java.time.Duration;

/**
 * When a challenger replaces a champion.
 *
 * @param level α: the probability that a challenger which is not better is ever promoted, and one which is not worse is ever retired as worse
 * @param minSteps number of scored steps of each version, over all series, before any decision
 * @param minSeries number of series that a block must have to count
 * @param minGain share by which a challenger's root mean squared error must be smaller, over all blocks
 * @param horizon the horizon that is compared; 0 for all that both versions have
 * @param blockSteps steps of each series in a block
 * @param maxBlocks number of blocks after which a challenger is retired undecided; before {@code minSteps}, number of blocks of too few series
 * @param cooldown time after a change during which a name sees no promotion; see {@link Cooldown}
 */
public record PromotionRule(
        double level,
        long minSteps,
        int minSeries,
        double minGain,
        int horizon,
        int blockSteps,
        long maxBlocks,
        Duration cooldown) {
    /** A level of 5 %, 8,192 steps on one series, a gain of 1 %, all horizons, at most 4,096 blocks of 128 steps; a cool-down of six hours. */
    public static final PromotionRule DEFAULT =
            new PromotionRule(0.05, 8_192, 1, 0.01, 0, 128, 4_096, Duration.ofHours(6));

    public PromotionRule {
        require(level > 0 && level < 1, "a level between 0 and 1", level);
        require(minSteps >= 1, "at least one step", (double) minSteps);
        require(minSeries >= 1, "at least one series", minSeries);
        require(minGain >= 0 && minGain < 1, "a gain of at least 0 and below 1", minGain);
        require(horizon >= 0, "a horizon of at least 0", horizon);
        require(blockSteps >= 1, "blocks of at least one step", blockSteps);
        require(maxBlocks >= SequentialComparison.MIN_BLOCKS, "at least 32 blocks", (double) maxBlocks);
        require(!cooldown.isNegative(), "a cool-down of 0 or more seconds", (double) cooldown.toSeconds());
    }

    private static void require(boolean condition, String expected, double was) {
        if (!condition) {
            throw new IllegalArgumentException("expected " + expected + ", was " + was);
        }
    }
}
