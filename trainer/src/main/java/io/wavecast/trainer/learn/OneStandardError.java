package io.wavecast.trainer.learn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rule of one standard error (Breiman, Friedman, Olshen and Stone 1984) on paired losses: a contender replaces a simpler one if its loss is smaller
 * by more than the standard error of the difference over the blocks that both were measured on.
 */
final class OneStandardError {
    /** A gain in one block alone is one standard error, whatever its size. */
    private static final double ROUNDING = 1e-9;

    private OneStandardError() {}

    /**
     * The contender to prefer.
     *
     * @param losses (contenders, the simplest first)(blocks) NaN where a contender was not measured
     * @return its index
     */
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
        double[] gains = gains(losses, simpler);
        double mean = gain(losses, simpler);
        double squares =
                Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).sum();
        int n = gains.length;
        double error = n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
        return mean * (1 - ROUNDING) > error;
    }

    /** By how much losses are smaller on average; 0 without a block in common. */
    static double gain(double[] losses, double[] simpler) {
        return Arrays.stream(gains(losses, simpler)).average().orElse(0);
    }

    private static double[] gains(double[] losses, double[] simpler) {
        return IntStream.range(0, losses.length)
                .mapToDouble(b -> simpler[b] - losses[b])
                .filter(gain -> !Double.isNaN(gain))
                .toArray();
    }
}
