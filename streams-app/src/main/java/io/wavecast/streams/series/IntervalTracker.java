package io.wavecast.streams.series;

import java.util.Arrays;

/**
 * Half widths of the intervals of one series, per horizon and channel, kept so that in the long run the stated share of
 * observations falls inside: adaptive conformal inference (Gibbs and Candès 2021, eq. 2) with the step taken on the
 * logarithm of the width, O(1) per score.
 *
 * <pre>  log w' = log w + γ · (miss − α),   α = 1 − coverage  </pre>
 *
 * <p>Summed up, the share of misses differs from α by at most the range of {@code log w} over γ·n. A floor of a tenth of the
 * recent mean absolute error keeps the width able to grow again after a stretch without any error.
 */
public final class IntervalTracker {
    private static final double MEMORY = 0.01;
    private static final double FLOOR = 0.1;

    private final double[] width; // (horizons·channels), 0 before the first score
    private final double[] meanError; // (horizons·channels) exponentially weighted mean absolute error

    /** @param size horizons times channels */
    public IntervalTracker(int size) {
        this(new double[size], new double[size]);
    }

    /** Not copied. */
    public IntervalTracker(double[] width, double[] meanError) {
        this.width = width;
        this.meanError = meanError;
    }

    /** Starts every width from an expected one, where a model says how much it erred on the data held back. */
    public void expect(int index, double expectedWidth) {
        width[index] = expectedWidth;
    }

    /** Half width, 0 or more. */
    public double width(int index) {
        return width[index];
    }

    /** (horizons·channels), shared. */
    public double[] widths() {
        return width;
    }

    /** (horizons·channels), shared. */
    public double[] meanErrors() {
        return meanError;
    }

    /** Learns from one absolute error; {@code hit} says whether it was inside the interval that was published. */
    public void learn(int index, double absoluteError, boolean hit, WidthFactors step) {
        if (width[index] == 0 && meanError[index] == 0) {
            meanError[index] = absoluteError;
            width[index] = 2 * absoluteError;
            return;
        }
        meanError[index] += MEMORY * (absoluteError - meanError[index]);
        double moved = width[index] * (hit ? step.afterHit() : step.afterMiss());
        width[index] = Math.max(moved, FLOOR * meanError[index]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalTracker that
                && Arrays.equals(width, that.width)
                && Arrays.equals(meanError, that.meanError);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(width) + Arrays.hashCode(meanError);
    }
}
