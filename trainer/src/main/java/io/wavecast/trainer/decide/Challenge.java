package io.wavecast.trainer.decide;

import java.util.Arrays;

/** The comparison of a champion with one challenger by a {@link PromotionRule}. */
public final class Challenge {
    private static final int OWN_NUMBERS = 2;

    private final PromotionRule rule;
    private final SequentialComparison comparison;
    private long steps;
    private long skipped; // blocks of too few series

    /** A challenge without blocks. */
    public Challenge(PromotionRule rule) {
        this(rule, new SequentialComparison());
    }

    private Challenge(PromotionRule rule, SequentialComparison comparison) {
        this.rule = rule;
        this.comparison = comparison;
    }

    /** Adds a block; the champion is its first forecaster. A block of too few series is skipped. */
    public Outcome add(LossBlock block) {
        if (block.series() < rule.minSeries()) {
            skipped++;
        } else {
            comparison.add(block.first(), block.second());
            steps += block.steps();
        }
        return outcome();
    }

    /** The state of the comparison now. */
    public Outcome outcome() {
        if (steps < rule.minSteps()) {
            return Outcome.OPEN;
        }
        if (comparison.logEvidenceForSecond() >= needed() && comparison.gain() >= rule.minGain()) {
            return Outcome.BETTER;
        }
        if (comparison.logEvidenceForFirst() >= needed()) {
            return Outcome.WORSE;
        }
        return comparison.blocks() + skipped >= rule.maxBlocks() ? Outcome.UNDECIDED : Outcome.OPEN;
    }

    /** How far the test is: 0 at the start or if the challenger is worse, 1 when the evidence suffices. */
    public double progress() {
        return Math.min(1, Math.max(0, comparison.logEvidenceForSecond() / needed()));
    }

    private double needed() {
        return -StrictMath.log(rule.level());
    }

    /** The losses so far. */
    public SequentialComparison comparison() {
        return comparison;
    }

    /** Number of scores of each version. */
    public long steps() {
        return steps;
    }

    /** All numbers of the state, exact. */
    public double[] numbers() {
        double[] inner = comparison.numbers();
        double[] numbers = new double[OWN_NUMBERS + inner.length];
        numbers[0] = steps;
        numbers[1] = skipped;
        System.arraycopy(inner, 0, numbers, OWN_NUMBERS, inner.length);
        return numbers;
    }

    /** Restores a challenge from {@link #numbers}. */
    public static Challenge of(PromotionRule rule, double[] numbers) {
        var challenge = new Challenge(
                rule, SequentialComparison.of(Arrays.copyOfRange(numbers, OWN_NUMBERS, numbers.length)));
        challenge.steps = (long) numbers[0];
        challenge.skipped = (long) numbers[1];
        return challenge;
    }
}
