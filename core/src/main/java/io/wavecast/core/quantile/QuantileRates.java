package io.wavecast.core.quantile;

import io.wavecast.core.series.Levels;

/**
 * How fast a {@link QuantileTracker} learns from a score of one horizon. The scores of horizon h overlap, so all rates shrink with h. Computed
 * once per horizon; the same bits on every JVM.
 */
public final class QuantileRates {
    private static final double GAMMA = 0.04;
    private static final double FAST = 0.2;
    private static final double MEDIUM = 0.02;
    private static final double MEMORY = 500;
    private static final double KNOWN = 100;
    private static final double EXPECTED = 10;

    private final int horizon;
    private final double[] afterAbove; // (quantiles) exp(γ·p): the value was above the quantile of probability p
    private final double[] afterBelow; // (quantiles) exp(−γ·(1 − p))

    /**
     * @param levels whose quantiles learn
     * @param horizon steps ahead, 1 or more
     */
    public QuantileRates(Levels levels, int horizon) {
        this.horizon = horizon;
        this.afterAbove = new double[levels.quantiles()];
        this.afterBelow = new double[levels.quantiles()];
        double step = GAMMA / Math.sqrt(horizon * Math.sqrt(horizon));
        for (int k = 0; k < levels.quantiles(); k++) {
            double probability = levels.probability(k);
            afterAbove[k] = StrictMath.exp(step * probability);
            afterBelow[k] = StrictMath.exp(-step * (1 - probability));
        }
    }

    /** Steps ahead. */
    public int horizon() {
        return horizon;
    }

    /** What the multiple of a quantile moves by, if the value was above it or below. */
    double move(int quantile, boolean above) {
        return above ? afterAbove[quantile] : afterBelow[quantile];
    }

    /** Weight of a score in the fast mean of errors, at least. */
    double fast() {
        return FAST / horizon;
    }

    /** Weight of a score in the medium mean of errors, at least. */
    double medium() {
        return MEDIUM / horizon;
    }

    /** Number of scores that the slow mean averages, at most. */
    double memory() {
        return MEMORY * horizon;
    }

    /** Number of scores from which the usual size of errors is known. */
    double known() {
        return KNOWN * horizon;
    }

    /** Number of scores that an expected error counts for. */
    double expected() {
        return EXPECTED * horizon;
    }
}
