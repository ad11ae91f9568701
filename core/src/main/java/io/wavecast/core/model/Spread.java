package io.wavecast.core.model;

import java.util.Arrays;

/**
 * Center and scale of values.
 *
 * @param scale 0 or more
 */
public record Spread(double center, double scale) {
    /** Ratio of the standard deviation to the median absolute deviation of normally distributed values. */
    private static final double MAD_TO_DEVIATION = 1.4826;
    /** Smaller scales, as a share of the center, are errors of rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * Center and scale by a method. Where most values are the same, the median deviation is 0, and mean and standard deviation take its place.
     *
     * @param method {@link Scaling.Kind#ROBUST} or {@link Scaling.Kind#Z_SCORE}
     * @param values at least one
     */
    public static Spread of(Scaling.Kind method, double[] values) {
        if (method == Scaling.Kind.ROBUST) {
            Spread robust = robust(values);
            if (!robust.isConstant()) {
                return robust;
            }
        }
        return moments(values);
    }

    /** Median and 1.4826 · median absolute deviation. */
    private static Spread robust(double[] values) {
        double center = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(values[i] - center);
        }
        return new Spread(center, MAD_TO_DEVIATION * median(distances));
    }

    /** Mean and standard deviation. */
    private static Spread moments(double[] values) {
        if (Arrays.stream(values).allMatch(value -> value == values[0])) {
            return new Spread(values[0], 0); // the mean of many may differ from each
        }
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

    /** Whether all values are the same, so that they have no scale. */
    public boolean isConstant() {
        return !(scale > ROUNDING * Math.abs(center)) || !Double.isFinite(scale);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
