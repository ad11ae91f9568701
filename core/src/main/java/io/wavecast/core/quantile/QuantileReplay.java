package io.wavecast.core.quantile;

import io.wavecast.core.series.Levels;

/** The quantiles that the service would have published around forecasts of a known past. They start from nothing. */
public final class QuantileReplay {
    private final Levels levels;
    private final QuantileRates near;
    private final QuantileRates rates;

    /** Receives what was published. */
    @FunctionalInterface
    public interface Reader {
        /**
         * The quantiles of the next target.
         *
         * @param quantiles (quantiles) around its forecast; valid during the call
         */
        void published(int target, double[] quantiles);
    }

    /**
     * Creates a replay of one horizon.
     *
     * @param nearest the first horizon of the forecasts
     * @param horizon the one whose quantiles are read
     */
    public QuantileReplay(Levels levels, int nearest, int horizon) {
        this.levels = levels;
        this.near = new QuantileRates(levels, nearest);
        this.rates = new QuantileRates(levels, horizon);
    }

    /**
     * Passes the quantiles of all targets on. A forecast of target t was made at t − horizon, and knew the residuals until then. A farther horizon is
     * widened when the sizes of the nearest one's residuals grow; it does not use that one's quantiles.
     *
     * @param nearResiduals (targets) of the nearest horizon; unused if that one's quantiles are read
     * @param residuals (targets) values less forecasts; NaN if unknown
     */
    public void run(double[] nearResiduals, double[] residuals, Reader reader) {
        int horizon = rates.horizon();
        int index = horizon == near.horizon() ? 0 : 1;
        var tracker = new QuantileTracker(levels, new double[1 + index]);
        double[] unused = new double[levels.quantiles()];
        double[][] published = new double[horizon][levels.quantiles()]; // of the last targets, in turn
        for (int t = 0; t < residuals.length; t++) {
            double[] quantiles = published[t % horizon];
            int known = t - horizon;
            if (known >= 0 && !Double.isNaN(residuals[known])) {
                tracker.learn(index, Math.abs(residuals[known]), residuals[known], quantiles, 0, 1, rates);
            }
            if (index > 0 && known >= 0 && !Double.isNaN(nearResiduals[known])) {
                tracker.learn(0, Math.abs(nearResiduals[known]), nearResiduals[known], unused, 0, 1, near);
            }
            tracker.quantiles(index, 1, 0, quantiles, 0, 1);
            reader.published(t, quantiles);
        }
    }
}
