package io.wavecast.trainer.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * What one output is made of: the average of some regressions, which is one again. Different lags and penalties err differently,
 * and much of that cancels out.
 *
 * @param parts as the whole training part gives them
 * @param shares (parts) in 0..1, that add up to 1
 * @param error geometric mean over the folds of the mean square on what each judges by
 * @param lastError mean square on what the last fold judges by, the validation part
 */
public record StackedRegression(List<Regression> parts, double[] shares, double error, double lastError) {
    /** Fewer columns are preferred until others' squared error is smaller by more than that share. */
    private static final double PARSIMONY = 0.01;
    /** An average, or one with cells, has to be better than what is simpler by that share. */
    private static final double WORTH = 0.005;
    /** Smaller shares are left out. */
    private static final double LEAST = 0.02;

    static StackedRegression single(Regression regression) {
        return new StackedRegression(List.of(regression), new double[] {1}, Double.NaN, Double.NaN);
    }

    /**
     * One regression, or an average of those without cells, or of all: the simplest that does.
     *
     * @param candidates from the cheapest on
     * @param errors (folds)(candidates, candidates) mean products of their errors
     */
    static StackedRegression of(List<CandidateRegression> candidates, List<double[][]> errors) {
        List<Integer> plain = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            all.add(i);
            if (!candidates.get(i).regression().cells()) {
                plain.add(i);
            }
        }
        StackedRegression best = cheapest(candidates, errors, plain.isEmpty() ? all : plain);
        for (List<Integer> pool : List.of(plain, all)) {
            if (pool.size() > 1) {
                StackedRegression average = average(candidates, errors, pool);
                best = average.error() < best.error() * (1 - WORTH) ? average : best;
            }
        }
        return best;
    }

    private static StackedRegression cheapest(List<CandidateRegression> candidates, List<double[][]> errors, List<Integer> pool) {
        StackedRegression best = null;
        for (int i : pool) {
            StackedRegression one = of(candidates, errors, List.of(i), new double[] {1});
            best = best == null || one.error() < best.error() * (1 - PARSIMONY) ? one : best;
        }
        return best;
    }

    private static StackedRegression average(List<CandidateRegression> candidates, List<double[][]> errors, List<Integer> pool) {
        double[] shares = SimplexWeights.shares(overFolds(errors, pool));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] >= LEAST) {
                kept.add(pool.get(i));
            }
        }
        return of(candidates, errors, kept, SimplexWeights.shares(overFolds(errors, kept)));
    }

    private static StackedRegression of(
            List<CandidateRegression> candidates, List<double[][]> errors, List<Integer> pool, double[] shares) {
        double logarithms = 0;
        double last = Double.NaN;
        for (double[][] fold : errors) {
            last = SimplexWeights.meanSquare(part(fold, pool), shares);
            logarithms += Math.log(Math.max(last, Double.MIN_NORMAL)) / errors.size();
        }
        List<Regression> parts =
                pool.stream().map(i -> candidates.get(i).regression()).toList();
        return new StackedRegression(parts, shares, Math.exp(logarithms), last);
    }

    /** Each fold in units of the least error there, so that none outweighs the others. */
    private static double[][] overFolds(List<double[][]> errors, List<Integer> pool) {
        double[][] sum = new double[pool.size()][pool.size()];
        for (double[][] fold : errors) {
            double[][] part = part(fold, pool);
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < part.length; i++) {
                least = Math.min(least, part[i][i]);
            }
            for (int i = 0; i < part.length; i++) {
                for (int j = 0; j < part.length; j++) {
                    sum[i][j] += part[i][j] / Math.max(least, Double.MIN_NORMAL) / errors.size();
                }
            }
        }
        return sum;
    }

    private static double[][] part(double[][] errors, List<Integer> pool) {
        double[][] part = new double[pool.size()][pool.size()];
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                part[i][j] = errors[pool.get(i)][pool.get(j)];
            }
        }
        return part;
    }

    int lags() {
        return parts.stream().mapToInt(Regression::lags).max().orElse(0);
    }

    boolean cells() {
        return parts.stream().anyMatch(Regression::cells);
    }

    /**
     * Adds up what all regressions weigh.
     *
     * @param linear (lags·channels) receives the weights of lags
     * @param head (hidden) receives the weights of hidden units
     * @param channels of the series
     * @return the intercept
     */
    double addTo(double[] linear, double[] head, int channels) {
        double intercept = 0;
        for (int i = 0; i < shares.length; i++) {
            Regression part = parts.get(i);
            int at = 0;
            for (int lag = 0; lag < part.lags(); lag++) {
                for (int channel : part.channels()) {
                    linear[lag * channels + channel] += shares[i] * part.weights()[at++];
                }
            }
            for (int j = 0; part.cells() && j < head.length; j++) {
                head[j] += shares[i] * part.weights()[at++];
            }
            intercept += shares[i] * part.intercept();
        }
        return intercept;
    }

    /** What the lags say, without hidden units. @param values (time)(channels); @param t at least {@link #lags()} − 1 */
    double linear(double[][] values, int t) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * parts.get(i).linear(values, t);
        }
        return sum;
    }
}
