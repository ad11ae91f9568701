package io.wavecast.benchmarks.intervals;

/** A method that turns the errors of earlier forecasts into intervals. */
interface IntervalMethod {
    /** The intended share of targets inside the intervals. */
    double COVERAGE = 0.9;

    double ALPHA = 1 - COVERAGE;

    /** The name in tables. */
    String title();

    /**
     * The intervals of all targets after the calibration part. The forecast for target t was made at t − horizon. So it
     * may use the errors of targets up to t − horizon.
     *
     * @param residuals (targets) observed value − forecast, NaN where the target is missing
     * @param calibration number of targets in the calibration part, at least one of them not missing
     * @return undefined in the calibration part
     */
    Bounds bounds(double[] residuals, int calibration, int horizon);

    /**
     * The same for a method that also looks at the errors one step ahead.
     *
     * @param near (targets) residuals of the forecasts one step ahead
     */
    default Bounds bounds(double[] near, double[] residuals, int calibration, int horizon) {
        return bounds(residuals, calibration, horizon);
    }
}
