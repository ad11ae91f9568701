package io.wavecast.trainer.learn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The rule of one standard error (Breiman, Friedman, Olshen and Stone 1984) on paired losses: a contender replaces a simpler one if its loss is smaller
 * by more than the standard error of the difference over the blocks that both were measured on. Where that is too little, a clear gain is one that chance seldom
 * makes, by Student's t.
 */
final class OneStandardError {
    /** Share of a gain that rounding may add: a gain that equals its standard error is none. */
    private static final double ROUNDING = 1e-9;

    /**
     * Share of the mean squared error of both that is added to each block's. So blocks whose errors are small beside it count little: where a signal stands
     * still for a whole piece the last value is exact, which says nothing of the rest.
     */
    private static final double QUIET = 0.01;

    /** How often chance alone may look like a clear gain. */
    private static final double CHANCE = 0.025;

    private OneStandardError() {}

    /** The index of the contender to prefer, by (contenders, the simplest first)(blocks) losses, logarithms of mean squared errors, NaN where a contender was not measured. */
    static int preferred(List<double[]> losses) {
        int preferred = 0;
        for (int next = 1; next < losses.size(); next++) {
            if (better(losses.get(next), losses.get(preferred))) {
                preferred = next;
            }
        }
        return preferred;
    }

    /** Whether losses are smaller by more than one standard error; false without a block in common. */
    static boolean better(double[] losses, double[] simpler) {
        return Gain.of(losses, simpler, BlockLosses.BLOCKS).isBeyond(1);
    }

    /**
     * Whether losses are smaller by more than chance makes them in one of forty cases, by Student's t; false with fewer than two blocks in common.
     *
     * @param perPiece number of blocks of a piece
     */
    static boolean clearlyBetter(double[] losses, double[] simpler, int perPiece) {
        Gain gain = Gain.of(losses, simpler, perPiece);
        return gain.blocks() > 1
                && gain.isBeyond(TDistribution.of(gain.blocks() - 1.0).inverseSurvivalProbability(CHANCE));
    }

    /**
     * The mean gain over blocks.
     *
     * @param error its standard error; 0 for fewer than two blocks
     */
    private record Gain(double mean, double error, int blocks) {
        /** {@link BlockLosses} averages each block with its piece, which halves its deviation from the mean of the piece, so that deviation counts twice here. */
        static Gain of(double[] losses, double[] simpler, int perPiece) {
            double[] gains = gains(losses, simpler);
            double mean = gain(losses, simpler);
            double[] deviations = IntStream.range(0, gains.length)
                    .mapToDouble(b -> 2 * gains[b] - ofPiece(gains, b, perPiece) - mean)
                    .filter(deviation -> !Double.isNaN(deviation))
                    .toArray();
            int n = deviations.length;
            double squares = Arrays.stream(deviations).map(each -> each * each).sum();
            return new Gain(mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n), n);
        }

        boolean isBeyond(double errors) {
            return mean * (1 - ROUNDING) > errors * error;
        }
    }

    /** The mean gain of the piece that a block belongs to. */
    private static double ofPiece(double[] gains, int block, int perPiece) {
        int from = block - block % perPiece;
        return mean(Arrays.copyOfRange(gains, from, Math.min(gains.length, from + perPiece)));
    }

    /** By how much losses are smaller on average, where quiet blocks count little; 0 without a block in common. */
    static double gain(double[] losses, double[] simpler) {
        return mean(gains(losses, simpler));
    }

    private static double mean(double[] some) {
        return Arrays.stream(some).filter(one -> !Double.isNaN(one)).average().orElse(0);
    }

    private static double[] gains(double[] losses, double[] simpler) {
        double least = QUIET
                * IntStream.range(0, losses.length)
                        .mapToDouble(b -> (Math.exp(losses[b]) + Math.exp(simpler[b])) / 2)
                        .filter(square -> !Double.isNaN(square))
                        .average()
                        .orElse(0);
        return IntStream.range(0, losses.length)
                .mapToDouble(b -> Math.log(Math.exp(simpler[b]) + least) - Math.log(Math.exp(losses[b]) + least))
                .toArray();
    }
}
