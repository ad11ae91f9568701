package io.wavecast.benchmarks.intervals;

import java.util.Arrays;

/**
 * Conformal PID control (Angelopoulos, Candès and Tibshirani 2023) without a scorecaster: quantile tracking plus an integrator of the misses that
 * saturates, {@code K tan(x log(t + 1) / (C (t + 1)))}. Its constants are the authors' heuristics: a learning rate of 0.1 times the range of the last 100
 * errors, K the largest error in the calibration part, {@code C = 2/π (⌈0.01 log T⌉ − 1 / log T)} for T errors. It starts at 0 with the calibration
 * part. Where the integrator is saturated their interval is infinite; here it is the largest error so far, which favours the method.
 */
final class ConformalPid implements SymmetricMethod {
    private static final double LEARNING_RATE = 0.1;
    private static final int WINDOW = 100;
    private static final double DELTA = 0.01;

    @Override
    public String title() {
        return "conformal PID";
    }

    @Override
    public double[] halfWidths(double[] errors, int calibration, int horizon) {
        double gain = Arrays.stream(errors, 0, calibration)
                .filter(error -> !Double.isNaN(error))
                .max()
                .orElseThrow();
        double logarithm = Math.log(errors.length);
        double saturation = 2 / Math.PI * (Math.ceil(logarithm * DELTA) - 1 / logarithm);
        double[] widths = new double[errors.length];
        double quantile = 0;
        double misses = 0; // more than intended
        int count = 0;
        double largest = 0;
        double integral = 0;
        for (int t = 0; t < errors.length; t++) {
            int known = t - horizon;
            if (known >= 0 && !Double.isNaN(errors[known])) {
                double excess = (errors[known] > widths[known] ? 1 : 0) - ALPHA;
                quantile += LEARNING_RATE * range(errors, known) * excess;
                misses += excess;
                count++;
                largest = Math.max(largest, errors[known]);
                double argument = misses * Math.log(count + 1) / (saturation * (count + 1));
                integral = Math.abs(argument) < Math.PI / 2
                        ? gain * Math.tan(argument)
                        : Math.signum(argument) * Double.POSITIVE_INFINITY;
            }
            widths[t] = Math.max(0, Math.min(largest, quantile + integral));
        }
        return widths;
    }

    /** The range of the last errors up to a target. */
    private static double range(double[] errors, int last) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int i = Math.max(0, last - WINDOW + 1); i <= last; i++) {
            if (!Double.isNaN(errors[i])) {
                low = Math.min(low, errors[i]);
                high = Math.max(high, errors[i]);
            }
        }
        return high - low;
    }
}
