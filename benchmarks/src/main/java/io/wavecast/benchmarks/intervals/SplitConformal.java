package io.wavecast.benchmarks.intervals;

import java.util.Arrays;

/** Split conformal prediction: one quantile of the errors in the calibration part, for all targets (Papadopoulos et al. 2002). */
final class SplitConformal implements SymmetricMethod {
    @Override
    public String title() {
        return "split conformal";
    }

    @Override
    public double[] halfWidths(double[] errors, int calibration, int horizon) {
        double[] sorted = Arrays.stream(errors, 0, calibration)
                .filter(error -> !Double.isNaN(error))
                .sorted()
                .toArray();
        int rank = (int) Math.ceil((sorted.length + 1) * COVERAGE);
        double[] widths = new double[errors.length];
        Arrays.fill(widths, sorted[Math.min(rank, sorted.length) - 1]);
        return widths;
    }
}
