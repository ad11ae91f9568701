package io.wavecast.benchmarks.intervals;

/**
 * Intervals of all targets, as distances from the forecasts.
 *
 * @param lower (targets) lower end − forecast
 * @param upper (targets) upper end − forecast
 */
record Bounds(double[] lower, double[] upper) {
    /** Intervals around the forecasts. */
    static Bounds around(double[] halfWidths) {
        double[] lower = new double[halfWidths.length];
        for (int t = 0; t < lower.length; t++) {
            lower[t] = -halfWidths[t];
        }
        return new Bounds(lower, halfWidths);
    }
}
