package io.wavecast.streams.series;

/**
 * The factors by which an {@link IntervalTracker} narrows an interval after a hit and widens it after a miss: {@code exp(γ · (miss − α))},
 * with {@code α = 1 − coverage}. Computed once per coverage.
 *
 * @param afterHit factor after a hit, below 1
 * @param afterMiss factor after a miss, above 1
 */
public record WidthFactors(double afterHit, double afterMiss) {
    private static final double GAMMA = 0.1;

    /** The factors for a coverage: the share of observations that should be inside the interval, in (0, 1). */
    public static WidthFactors of(double coverage) {
        return new WidthFactors(factor(0, coverage), factor(1, coverage));
    }

    private static double factor(int miss, double coverage) {
        return StrictMath.exp(GAMMA * (miss - (1 - coverage)));
    }
}
