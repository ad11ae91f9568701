package io.wavecast.streams.series;

/**
 * By how much {@link IntervalTracker} widens an interval after a miss and narrows it after a hit: {@code exp(γ · (miss − α))}, with
 * {@code α = 1 − coverage}. The same for every score under one model.
 *
 * @param afterHit factor below 1
 * @param afterMiss factor above 1
 */
public record WidthFactors(double afterHit, double afterMiss) {
    private static final double GAMMA = 0.1;

    /** @param coverage share of observations that should fall inside, between 0 and 1 */
    public static WidthFactors of(double coverage) {
        return new WidthFactors(factor(0, coverage), factor(1, coverage));
    }

    private static double factor(int miss, double coverage) {
        return StrictMath.exp(GAMMA * (miss - (1 - coverage)));
    }
}
