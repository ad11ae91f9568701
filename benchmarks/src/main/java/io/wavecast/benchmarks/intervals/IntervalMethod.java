package io.wavecast.benchmarks.intervals;

/** A method that turns the errors of earlier forecasts into half widths of intervals. */
interface IntervalMethod {
    /** The intended share of targets inside the intervals. */
    double COVERAGE = 0.9;

    double ALPHA = 1 - COVERAGE;

    /** The name in tables. */
    String title();

    /**
     * Half widths of the intervals of all targets after the calibration part. The forecast for target t was made at t − horizon. So it
     * may use the errors of targets up to t − horizon.
     *
     * @param errors (targets) absolute errors, NaN where the target is missing
     * @param calibration number of targets in the calibration part, at least one of them not missing
     * @return (targets) half widths; undefined in the calibration part
     */
    double[] halfWidths(double[] errors, int calibration, int horizon);
}
