package io.wavecast.trainer.decide;

/** The comparison of a champion with one challenger by a {@link PromotionRule}. */
public final class Challenge {
    private final PromotionRule rule;
    private final SequentialComparison comparison = new SequentialComparison();
    private long steps;
    private long skipped; // blocks of too few series

    /** A challenge without blocks. */
    public Challenge(PromotionRule rule) {
        this.rule = rule;
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
            return skipped >= rule.maxBlocks() ? Outcome.UNDECIDED : Outcome.OPEN;
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
}
