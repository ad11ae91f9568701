package io.wavecast.benchmarks.intervals;

import java.util.Arrays;

/** A method whose intervals are around the forecasts. It sees the sizes of errors only. */
interface SymmetricMethod extends IntervalMethod {
    /**
     * Half widths of the intervals of all targets; see {@link #bounds}.
     *
     * @param errors (targets) absolute errors, NaN where the target is missing
     * @return (targets) half widths; undefined in the calibration part
     */
    double[] halfWidths(double[] errors, int calibration, int horizon);

    @Override
    default Bounds bounds(double[] residuals, int calibration, int horizon) {
        double[] errors = Arrays.stream(residuals).map(Math::abs).toArray();
        return Bounds.around(halfWidths(errors, calibration, horizon));
    }
}
