package io.wavecast.benchmarks.intervals;

import java.util.Arrays;

/**
 * Adaptive conformal inference (Gibbs and Candès 2021): the quantile of all earlier errors whose level follows from the misses, {@code αₜ₊₁
 * = αₜ + γ (α − miss)}, with their γ of 0.005. Where αₜ is 0 or less their interval is infinite; here it is the largest error so far, which
 * favours the method.
 */
final class AdaptiveConformal implements SymmetricMethod {
    private static final double GAMMA = 0.005;

    @Override
    public String title() {
        return "ACI";
    }

    @Override
    public double[] halfWidths(double[] errors, int calibration, int horizon) {
        double[] widths = new double[errors.length];
        double[] sorted = new double[errors.length];
        int count = 0;
        double level = ALPHA;
        for (int t = 0; t < errors.length; t++) {
            int known = t - horizon;
            if (known >= 0 && !Double.isNaN(errors[known])) {
                if (known >= calibration) {
                    level += GAMMA * (ALPHA - (errors[known] > widths[known] ? 1 : 0));
                }
                insert(sorted, count++, errors[known]);
            }
            int rank = Math.min((int) Math.ceil((count + 1) * (1 - level)), count);
            widths[t] = rank < 1 ? 0 : sorted[rank - 1];
        }
        return widths;
    }

    private static void insert(double[] sorted, int count, double value) {
        int found = Arrays.binarySearch(sorted, 0, count, value);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = value;
    }
}
