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
        return bounds(residuals, residuals, calibration, horizon);
    }

    @Override
    public Bounds bounds(double[] near, double[] residuals, int calibration, int horizon) {
        Levels levels = Levels.of(COVERAGE);
        int index = horizon == 1 ? 0 : 1;
        var tracker = new QuantileTracker(levels, new double[1 + index]);
        var nearRates = new QuantileRates(levels, 1);
        var rates = new QuantileRates(levels, horizon);
        double[] lower = new double[residuals.length];
        double[] upper = new double[residuals.length];
        double[] quantiles = new double[2];
        double[] unused = new double[2];
        for (int t = 0; t < residuals.length; t++) {
            int known = t - horizon;
            if (known >= 0 && !Double.isNaN(residuals[known])) {
                double[] published = {lower[known], upper[known]};
                tracker.learn(index, 0, residuals[known], published, 0, 1, rates);
            }
            if (index > 0 && known >= 0 && !Double.isNaN(near[known])) {
                tracker.learn(0, 0, near[known], unused, 0, 1, nearRates); // the sizes of errors widen far horizons
            }
            tracker.quantiles(index, 1, 0, quantiles, 0, 1);
            lower[t] = quantiles[0];
            upper[t] = quantiles[1];
        }
        return new Bounds(lower, upper);
    }
}
