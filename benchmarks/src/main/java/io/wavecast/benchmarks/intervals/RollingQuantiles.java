package io.wavecast.benchmarks.intervals;

import java.util.Arrays;

/** The empirical quantiles of the last 500 known residuals: each end of the interval by itself. */
final class RollingQuantiles implements IntervalMethod {
    private static final int WINDOW = 500;

    @Override
    public String title() {
        return "rolling quantiles";
    }

    @Override
    public Bounds bounds(double[] residuals, int calibration, int horizon) {
        double[] lower = new double[residuals.length];
        double[] upper = new double[residuals.length];
        double[] last = new double[WINDOW]; // in turn
        double[] sorted = {};
        int count = 0;
        for (int t = 0; t < residuals.length; t++) {
            int known = t - horizon;
            if (known >= 0 && !Double.isNaN(residuals[known])) {
                last[count++ % WINDOW] = residuals[known];
                sorted = Arrays.copyOf(last, Math.min(count, WINDOW));
                Arrays.sort(sorted);
            }
            lower[t] = quantile(sorted, ALPHA / 2);
            upper[t] = quantile(sorted, 1 - ALPHA / 2);
        }
        return new Bounds(lower, upper);
    }

    /** Linear between neighbours: definition 7 of Hyndman and Fan (1996). */
    private static double quantile(double[] sorted, double probability) {
        if (sorted.length == 0) {
            return 0;
        }
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
