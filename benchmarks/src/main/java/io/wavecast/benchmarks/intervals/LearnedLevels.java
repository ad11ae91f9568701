package io.wavecast.benchmarks.intervals;

import io.wavecast.core.quantile.QuantileReplay;
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
        double[] lower = new double[residuals.length];
        double[] upper = new double[residuals.length];
        new QuantileReplay(Levels.of(COVERAGE), 1, horizon).run(near, residuals, (target, quantiles) -> {
            lower[target] = quantiles[0];
            upper[target] = quantiles[1];
        });
        return new Bounds(lower, upper);
    }
}
