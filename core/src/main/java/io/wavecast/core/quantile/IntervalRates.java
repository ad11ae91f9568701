package io.wavecast.core.quantile;

/**
 * How fast an {@link IntervalTracker} learns from a score. A score of horizon h tells of a forecast made h steps earlier, and has most of
 * its error in common with the h − 1 scores before it. So all rates shrink with h. Computed once per coverage and horizon.
 *
 * @param coverage the share of observations that should be inside the interval, in (0, 1)
 * @param horizon steps ahead, 1 or more
 * @param afterHit what a hit multiplies the factor by: {@code exp(−γ·α)} with {@code α = 1 − coverage} and
 *     {@code γ = 0.04·horizon^(−3/4)}
 * @param afterMiss what a miss multiplies the factor by: {@code exp(γ·(1 − α))}
 * @param fast weight of a score in the fast mean of errors, at least
 * @param memory number of scores that the slow mean averages, at most
 * @param expected number of scores that an expected error counts for
 */
public record IntervalRates(
        double coverage, int horizon, double afterHit, double afterMiss, double fast, double memory, double expected) {
    private static final double GAMMA = 0.04;
    private static final double FAST = 0.2;
    private static final double MEMORY = 500;
    private static final double EXPECTED = 10;

    /** The rates for a coverage and a horizon; the same bits on every JVM. */
    public static IntervalRates of(double coverage, int horizon) {
        double step = GAMMA / Math.sqrt(horizon * Math.sqrt(horizon));
        double alpha = 1 - coverage;
        return new IntervalRates(
                coverage,
                horizon,
                StrictMath.exp(-step * alpha),
                StrictMath.exp(step * (1 - alpha)),
                FAST / horizon,
                MEMORY * horizon,
                EXPECTED * horizon);
    }

    /** Whether these rates are for a coverage and a horizon. */
    public boolean fit(double otherCoverage, int otherHorizon) {
        return coverage == otherCoverage && horizon == otherHorizon;
    }
}
