package io.wavecast.trainer.decide;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Compares a champion with the naive forecast, times a factor, over the last K blocks. Two comparisons begin anew every K blocks, half a
 * window apart, so that the good past of a champion does not hide that it has turned worse. In each window the champion is blamed by mistake
 * with a probability of at most the level.
 *
 * <p>A factor of 1 compares with the naive forecast. The record of a predecessor, as a ratio of losses to the naive forecast, compares with
 * the predecessor, though at another time.
 */
public final class ChampionWatch {
    private static final int OWN_NUMBERS = 3;

    private final PromotionRule rule;
    private final double factor;
    private SequentialComparison older = new SequentialComparison();
    private SequentialComparison younger = new SequentialComparison();
    private long blocks;

    /** @param factor of the naive forecast's losses */
    public ChampionWatch(PromotionRule rule, double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected a finite factor above 0, was " + factor);
        }
        this.rule = rule;
        this.factor = factor;
    }

    /**
     * Adds a block; the champion is its first forecaster, the naive forecast its second.
     *
     * @return whether the champion is worse than the reference
     */
    public boolean add(LossBlock block) {
        if (block.series() < rule.minSeries()) {
            return false;
        }
        if (blocks > 0 && blocks % (rule.window() / 2) == 0) {
            older = younger;
            younger = new SequentialComparison();
        }
        blocks++;
        older.add(block.first(), block.second() * factor);
        younger.add(block.first(), block.second() * factor);
        return older.logEvidenceForSecond() >= -StrictMath.log(rule.stepDownLevel()) && older.gain() >= rule.minGain();
    }

    /** The ratio of the champion's losses to the naive forecast's over the last K/2 to K blocks; empty before K/2 blocks. */
    public OptionalDouble record() {
        if (older.blocks() < rule.window() / 2) {
            return OptionalDouble.empty();
        }
        double ratio = 1 - older.gain(); // naive by champion, root mean squares
        double record = factor / (ratio * ratio);
        return record > 0 && record < Double.POSITIVE_INFINITY ? OptionalDouble.of(record) : OptionalDouble.empty();
    }

    /** All numbers of the state, exact. */
    public double[] numbers() {
        double[] first = older.numbers();
        double[] second = younger.numbers();
        double[] numbers = new double[OWN_NUMBERS + first.length + second.length];
        numbers[0] = factor;
        numbers[1] = blocks;
        numbers[2] = first.length;
        System.arraycopy(first, 0, numbers, OWN_NUMBERS, first.length);
        System.arraycopy(second, 0, numbers, OWN_NUMBERS + first.length, second.length);
        return numbers;
    }

    /** Restores a watch from {@link #numbers}. */
    public static ChampionWatch of(PromotionRule rule, double[] numbers) {
        var watch = new ChampionWatch(rule, numbers[0]);
        watch.blocks = (long) numbers[1];
        int middle = OWN_NUMBERS + (int) numbers[2];
        watch.older = SequentialComparison.of(Arrays.copyOfRange(numbers, OWN_NUMBERS, middle));
        watch.younger = SequentialComparison.of(Arrays.copyOfRange(numbers, middle, numbers.length));
        return watch;
    }
}
