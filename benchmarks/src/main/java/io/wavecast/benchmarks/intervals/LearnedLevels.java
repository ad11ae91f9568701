package io.wavecast.benchmarks.intervals;

import io.wavecast.core.quantile.QuantileRates;
import io.wavecast.core.quantile.QuantileTracker;
import io.wavecast.core.series.Levels;

/** The intervals of {@code serve --levels 0.9}, by the same code: each end is learned by itself. */
final class LearnedLevels implements IntervalMethod {
    @Override
    public String title() {
        return "wavecast, --levels";
    }

    @Override
    public Bounds bounds(double[] residuals, int calibration, int horizon) {
        Levels levels = Levels.of(COVERAGE);
        var tracker = new QuantileTracker(levels, new double[1]);
        var rates = new QuantileRates(levels, horizon);
        double[] lower = new double[residuals.length];
        double[] upper = new double[residuals.length];
        double[] quantiles = new double[2];
        for (int t = 0; t < residuals.length; t++) {
            int known = t - horizon;
            if (known >= 0 && !Double.isNaN(residuals[known])) {
                double[] published = {lower[known], upper[known]};
                tracker.learn(0, 0, residuals[known], published, 0, 1, rates);
            }
            tracker.quantiles(0, 1, 0, quantiles, 0, 1);
            lower[t] = quantiles[0];
            upper[t] = quantiles[1];
        }
        return new Bounds(lower, upper);
    }
}
