package io.wavecast.streams.series;

import java.util.Arrays;

/**
 * Half widths of the intervals of one series, per horizon and channel. In the long run, the intervals contain the intended share
 * of observations: adaptive conformal inference (Gibbs and Candès 2021, eq. 2) with the step on the logarithm of the width, O(1) per
 * score.
 *
 * <pre>  log w' = log w + γ · (miss − α),   α = 1 − coverage  </pre>
 *
 * <p>The steps telescope, so the share of misses differs from α by at most the range of {@code log w} over γ·n. A floor of a
 * tenth of the recent mean absolute error lets the width grow again after a period without errors.
 */
public final class IntervalTracker {
    private static final double SMOOTHING = 0.01;
    private static final double FLOOR = 0.1;

    private final double[] width; // (horizons·channels), 0 before the first score
    private final double[] meanError; // (horizons·channels) exponentially weighted mean absolute error

    /** @param size horizons times channels */
    public IntervalTracker(int size) {
        this(new double[size]);
    }

    /** @param width (horizons·channels) initial half widths, for instance from a model's error on held-out data; not copied */
    public IntervalTracker(double[] width) {
        this(width, new double[width.length]);
    }

    /**
     * Creates a tracker with the given content. The arrays are not copied.
     *
     * @param width (horizons·channels) half widths
     * @param meanError (horizons·channels) mean absolute errors
     */
    public IntervalTracker(double[] width, double[] meanError) {
        this.width = width;
        this.meanError = meanError;
    }

    /** Number of intervals: horizons times channels. */
    public int size() {
        return width.length;
    }

    /** The half width of an interval, 0 or more. */
    public double width(int index) {
        return width[index];
    }

    /** The half widths, (horizons·channels); shared. */
    public double[] widths() {
        return width;
    }

    /** The mean absolute errors, (horizons·channels); shared. */
    public double[] meanErrors() {
        return meanError;
    }

    /** Updates one interval by one absolute error; {@code hit} if the error was inside the published interval. */
    void update(int index, double absoluteError, boolean hit, WidthFactors factors) {
        if (width[index] == 0 && meanError[index] == 0) {
            meanError[index] = absoluteError;
            width[index] = 2 * absoluteError;
            return;
        }
        meanError[index] += SMOOTHING * (absoluteError - meanError[index]);
        double moved = width[index] * (hit ? factors.afterHit() : factors.afterMiss());
        width[index] = Math.max(moved, FLOOR * meanError[index]);
    }

    /** A tracker of another size that keeps the first intervals. */
    IntervalTracker resized(int kept, int size) {
        return new IntervalTracker(first(kept, width, size), first(kept, meanError, size));
    }

    private static double[] first(int kept, double[] from, int size) {
        return Arrays.copyOf(Arrays.copyOf(from, kept), size);
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
