package io.wavecast.trainer.decide;

import java.time.Duration;

/**
 * When a challenger replaces a champion, and a champion steps down.
 *
 * @param level α: the probability that a challenger which is not better is ever promoted, and one which is not worse is ever retired as worse
 * @param minSteps number of scores of each version before any decision
 * @param minSeries number of series that a block must have to count
 * @param minGain share by which a challenger's root mean squared error must be smaller, over all blocks
 * @param maxBlocks number of blocks after which a challenger is retired undecided
 * @param stepDownLevel α of each window in which a champion is compared with the naive forecast, or with its predecessor's record
 * @param window K: number of blocks of such a window, even, at least twice {@link SequentialComparison#MIN_BLOCKS}
 * @param cooldown event time after a change during which a name sees no promotion; it doubles with each step-down
 */
public record PromotionRule(
        double level,
        long minSteps,
        int minSeries,
        double minGain,
        long maxBlocks,
        double stepDownLevel,
        int window,
        Duration cooldown) {
    /**
     * A level of 5 %, 8,192 steps on one series, a gain of 1 %, and at most 4,096 blocks; step-downs at a level of 1 % within windows of
     * 64 blocks; a cool-down of six hours.
     */
    public static final PromotionRule DEFAULT =
            new PromotionRule(0.05, 8_192, 1, 0.01, 4_096, 0.01, 64, Duration.ofHours(6));

    public PromotionRule {
        require(level > 0 && level < 1, "a level between 0 and 1", level);
        require(stepDownLevel > 0 && stepDownLevel < 1, "a level between 0 and 1", stepDownLevel);
        require(minSeries >= 1, "at least one series", minSeries);
        require(minGain >= 0 && minGain < 1, "a gain of at least 0 and below 1", minGain);
        require(window % 2 == 0 && window >= 2 * SequentialComparison.MIN_BLOCKS, "an even window of 64 or more", window);
        require(!cooldown.isNegative(), "a cool-down of 0 or more seconds", cooldown.toSeconds());
    }

    private static void require(boolean condition, String expected, double was) {
        if (!condition) {
            throw new IllegalArgumentException("expected " + expected + ", was " + was);
        }
    }
}
