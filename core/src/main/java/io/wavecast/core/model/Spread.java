package io.wavecast.core.model;

import java.util.Arrays;

/**
 * Center and scale of values.
 *
 * @param scale 0 or more
 */
record Spread(double center, double scale) {
    /** Ratio of the standard deviation to the median absolute deviation of normally distributed values. */
    private static final double MAD_TO_DEVIATION = 1.4826;
    /** Smaller scales, as a share of the center, are errors of rounding. */
    private static final double ROUNDING = 1e-12;

    /** Median and 1.4826 · median absolute deviation. */
    static Spread robust(double[] values) {
        double center = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(values[i] - center);
        }
        return new Spread(center, MAD_TO_DEVIATION * median(distances));
    }

    /** Mean and standard deviation. */
    static Spread moments(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        Spread spread = new Spread(mean, Math.sqrt(variance));
        return spread.isConstant() ? new Spread(values[0], 0) : spread; // exactly the value, not its mean
    }

    boolean isConstant() {
        return !(scale > ROUNDING * Math.abs(center)) || !Double.isFinite(scale);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
