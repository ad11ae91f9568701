package io.wavecast.trainer.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * The forecast of one output: a weighted average of regressions, which is a regression again (Breiman 1996). Regressions with
 * different lags and penalties make different errors, and averaging cancels part of them.
 *
 * @param regressions fitted to the whole training part
 * @param weights (regressions) in 0..1, with a sum of 1
 * @param error geometric mean over the folds of the mean square on their held-out rows; NaN if not measured
 * @param lastFoldError mean square on the held-out rows of the last fold, the validation part; NaN if not measured
 * @param foldWeights (folds)(regressions) the weights that each fold's training rows give; empty where they are not known
 */
public record StackedRegression(
        List<Regression> regressions,
        double[] weights,
        double error,
        double lastFoldError,
        List<List<double[]>> foldWeights) {
    /** A regression with more columns must lower the squared error by this share. */
    private static final double GAIN_OF_COLUMNS = 0.01;
    /** An average, or an average with hidden units, must lower the squared error by this share. */
    private static final double GAIN_OF_AVERAGING = 0.005;
    /** Regressions with smaller weights are dropped. */
    private static final double MIN_WEIGHT = 0.02;

    /** An average of which the fits to the folds' rows are not known. */
    StackedRegression(List<Regression> regressions, double[] weights, double error, double lastFoldError) {
        this(regressions, weights, error, lastFoldError, List.of());
    }

    static StackedRegression single(Regression regression) {
        return new StackedRegression(List.of(regression), new double[] {1}, Double.NaN, Double.NaN);
    }

    /** The same average, as a fold's training rows give it. */
    StackedRegression ofFold(int fold) {
        List<Regression> fitted = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            fitted.add(regressions.get(i).withWeights(foldWeights.get(fold).get(i)));
        }
        return new StackedRegression(fitted, weights, Double.NaN, Double.NaN);
    }

    /**
     * Chooses the simplest of these unless the next one has a clearly smaller error: one regression, an average of the regressions
     * without hidden units, an average of all.
     *
     * @param candidates in ascending order of cost
     * @param errors (folds)(candidates, candidates) mean products of their errors
     */
    static StackedRegression choose(List<CandidateRegression> candidates, List<double[][]> errors) {
        List<Integer> withoutCells = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            all.add(i);
            if (!candidates.get(i).regression().cells()) {
                withoutCells.add(i);
            }
        }
        StackedRegression best = cheapest(candidates, errors, withoutCells.isEmpty() ? all : withoutCells);
        for (List<Integer> pool : List.of(withoutCells, all)) {
            if (pool.size() > 1) {
                StackedRegression average = average(candidates, errors, pool);
                best = average.error() < best.error() * (1 - GAIN_OF_AVERAGING) ? average : best;
            }
        }
        return best;
    }

    private static StackedRegression cheapest(
            List<CandidateRegression> candidates, List<double[][]> errors, List<Integer> pool) {
        double[] alone = {1};
        StackedRegression best = of(candidates, errors, pool.subList(0, 1), alone);
        for (int i : pool.subList(1, pool.size())) {
            StackedRegression next = of(candidates, errors, List.of(i), alone);
            best = next.error() < best.error() * (1 - GAIN_OF_COLUMNS) ? next : best;
        }
        return best;
    }

    private static StackedRegression average(
            List<CandidateRegression> candidates, List<double[][]> errors, List<Integer> pool) {
        double[] weights = SimplexWeights.minimising(overFolds(errors, pool));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] >= MIN_WEIGHT) {
                kept.add(pool.get(i));
            }
        }
        return of(candidates, errors, kept, SimplexWeights.minimising(overFolds(errors, kept)));
    }

    private static StackedRegression of(
            List<CandidateRegression> candidates, List<double[][]> errors, List<Integer> pool, double[] weights) {
        double logarithms = 0;
        double last = Double.NaN;
        for (double[][] fold : errors) {
            last = SimplexWeights.meanSquare(submatrix(fold, pool), weights);
            logarithms += Math.log(Math.max(last, Double.MIN_NORMAL)) / errors.size();
        }
        List<Regression> regressions =
                pool.stream().map(i -> candidates.get(i).regression()).toList();
        List<List<double[]>> foldWeights = new ArrayList<>();
        for (int fold = 0; fold < errors.size(); fold++) {
            int f = fold;
            foldWeights.add(pool.stream()
                    .map(i -> candidates.get(i).foldWeights().get(f))
                    .toList());
        }
        return new StackedRegression(regressions, weights, Math.exp(logarithms), last, foldWeights);
    }

    /** The mean over the folds, each in units of its smallest error, so that no fold outweighs the others. */
    private static double[][] overFolds(List<double[][]> errors, List<Integer> pool) {
        double[][] sum = new double[pool.size()][pool.size()];
        for (double[][] fold : errors) {
            double[][] part = submatrix(fold, pool);
            double smallest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < part.length; i++) {
                smallest = Math.min(smallest, part[i][i]);
            }
            for (int i = 0; i < part.length; i++) {
                for (int j = 0; j < part.length; j++) {
                    sum[i][j] += part[i][j] / Math.max(smallest, Double.MIN_NORMAL) / errors.size();
                }
            }
        }
        return sum;
    }

    private static double[][] submatrix(double[][] errors, List<Integer> pool) {
        double[][] part = new double[pool.size()][pool.size()];
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                part[i][j] = errors[pool.get(i)][pool.get(j)];
            }
        }
        return part;
    }

    /** The number of past inputs that must be known. */
    int lags() {
        return regressions.stream()
                .mapToInt(regression -> regression.lags().reach())
                .max()
                .orElse(0);
    }

    boolean usesCells() {
        return regressions.stream().anyMatch(Regression::cells);
    }

    /** How many numbers it reads of what is known of the time, the first ones. */
    int known() {
        return regressions.stream().mapToInt(Regression::known).max().orElse(0);
    }

    /** The number of weights that were fitted to data. */
    int fittedWeights() {
        return regressions.stream()
                .filter(regression -> regression.penalty().isPresent())
                .mapToInt(regression -> regression.weights().length)
                .sum();
    }

    /** The forecast, with the hidden units' part. */
    double predict(double[][] values, int t, float[] time, float[] hidden) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * regressions.get(i).predict(values, t, time, hidden);
        }
        return sum;
    }

    /**
     * Adds the average's weights to arrays.
     *
     * @param linear (lags·channels) receives the weights of lags
     * @param known (known) receives the weights of what is known of the time
     * @param head (hidden) receives the weights of hidden units
     * @param channels of the series
     * @return the intercept
     */
    double addWeightsTo(double[] linear, double[] known, double[] head, int channels) {
        double intercept = 0;
        for (int i = 0; i < weights.length; i++) {
            Regression part = regressions.get(i);
            int at = 0;
            for (int lag = 0; lag < part.lags().count(); lag++) {
                for (int channel : part.channels()) {
                    linear[part.lags().at(lag) * channels + channel] += weights[i] * part.weights()[at++];
                }
            }
            for (int k = 0; k < part.known(); k++) {
                known[k] += weights[i] * part.weights()[at++];
            }
            for (int j = 0; part.cells() && j < head.length; j++) {
                head[j] += weights[i] * part.weights()[at++];
            }
            intercept += weights[i] * part.intercept();
        }
        return intercept;
    }

    /**
     * The forecast without the hidden units' part.
     *
     * @param values (time)(channels)
     * @param t at least {@link #lags()} − 1
     * @param time (known) what is known of the time
     */
    double predictFromLags(double[][] values, int t, float[] time) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * regressions.get(i).predictFromLags(values, t, time);
        }
        return sum;
    }
}
