package io.wavecast.trainer.learn;

import java.util.Arrays;
import java.util.List;

/**
 * The rule of one standard error (Breiman, Friedman, Olshen and Stone 1984) on paired losses: a contender replaces a simpler one if its loss is smaller
 * by more than the standard error of the difference over the blocks that both were measured on.
 */
final class OneStandardError {
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
        double[] gains = new double[losses.length];
        int n = 0;
        for (int b = 0; b < losses.length; b++) {
            double gain = simpler[b] - losses[b];
            if (!Double.isNaN(gain)) {
                gains[n++] = gain;
            }
        }
        double mean = Arrays.stream(gains, 0, n).average().orElse(0);
        double squares = Arrays.stream(gains, 0, n)
                .map(gain -> (gain - mean) * (gain - mean))
                .sum();
        double error = n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
        return mean > error;
    }
}
