package io.wavecast.trainer.backtest;

import io.wavecast.core.quantile.QuantileReplay;
import io.wavecast.core.series.Levels;
import io.wavecast.trainer.judge.HeldOutErrors;

/**
 * The intervals that the service would publish with a forecaster's forecasts of held-out data ({@code serve --levels}), and how good they are. They
 * start from nothing; the first tenth of the targets is learned from, but not judged. Errors are divided by units, so that channels can be averaged.
 */
final class LevelFigures {
    private static final int NOT_JUDGED = 10; // one in so many targets

    private final Levels levels;
    private final double[] below; // (quantiles) values at or below the quantile
    private final double[] inside; // (levels)
    private final double[] intervalScores; // (levels) sums
    private final double[] pinball; // (quantiles) sums
    private long count;

    private LevelFigures(Levels levels) {
        this.levels = levels;
        this.below = new double[levels.quantiles()];
        this.inside = new double[levels.size()];
        this.intervalScores = new double[levels.size()];
        this.pinball = new double[levels.quantiles()];
    }

    /**
     * Runs the intervals over the errors of one horizon, series by series and channel by channel.
     *
     * @param units (channels) that errors are divided by
     */
    static LevelFigures of(HeldOutErrors result, int horizonIndex, Levels levels, double[] units) {
        var figures = new LevelFigures(levels);
        var replay = new QuantileReplay(
                levels, result.horizons().get(0), result.horizons().get(horizonIndex));
        for (HeldOutErrors series : result.bySeries().values()) {
            for (int c = 0; c < units.length; c++) {
                double[] spreads = series.spreads(horizonIndex, c);
                double[] residuals = residuals(series.errors(horizonIndex, c), units[c], spreads);
                double[] near = residuals(series.errors(0, c), units[c], series.spreads(0, c));
                int judged = residuals.length / NOT_JUDGED;
                replay.run(near, residuals, (target, quantiles) -> {
                    if (target >= judged && !Double.isNaN(residuals[target])) {
                        figures.judge(residuals[target], quantiles, spreads[target]);
                    }
                });
            }
        }
        return figures;
    }

    /** Values less forecasts, in units of their spreads. The service learns quantiles of these. */
    private static double[] residuals(double[] errors, double unit, double[] spreads) {
        double[] residuals = new double[errors.length];
        for (int t = 0; t < residuals.length; t++) {
            residuals[t] = -errors[t] / unit / spreads[t];
        }
        return residuals;
    }

    private void judge(double value, double[] quantiles, double spread) {
        count++;
        for (int k = 0; k < quantiles.length; k++) {
            double p = levels.probability(k);
            double over = spread * (value - quantiles[k]);
            pinball[k] += over > 0 ? p * over : (p - 1) * over;
            below[k] += over <= 0 ? 1 : 0;
        }
        for (int l = 0; l < levels.size(); l++) {
            double lower = quantiles[levels.lower(l)];
            double upper = quantiles[levels.upper(l)];
            double outside = Math.max(0, Math.max(lower - value, value - upper));
            inside[l] += outside == 0 ? 1 : 0;
            intervalScores[l] += spread * (upper - lower + 2 / (1 - levels.level(l)) * outside);
        }
    }

    /** Number of values judged. */
    long count() {
        return count;
    }

    /** The share of values inside the interval of a level. */
    double coverage(int level) {
        return inside[level] / count;
    }

    /** The share of values at or below a quantile. */
    double shareBelow(int quantile) {
        return below[quantile] / count;
    }

    /** Mean interval score of a level (Winkler 1972; Gneiting and Raftery 2007, eq. 43). */
    double intervalScore(int level) {
        return intervalScores[level] / count;
    }

    /**
     * Mean pinball loss of all quantiles (Koenker and Bassett 1978). Twice the mean over evenly spaced quantiles approaches the continuous ranked
     * probability score.
     */
    double pinball() {
        double sum = 0;
        for (double loss : pinball) {
            sum += loss;
        }
        return sum / pinball.length / count;
    }
}
