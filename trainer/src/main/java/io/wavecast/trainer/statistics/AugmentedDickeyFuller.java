package io.wavecast.trainer.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The augmented Dickey-Fuller test of a random walk (Said and Dickey 1984), with a constant. Akaike's criterion chooses the number of
 * lagged changes; p comes from the response surface of MacKinnon 1994. A small p means that the series is stationary and needs no
 * differences.
 *
 * @param statistic t of the level's coefficient
 * @param p probability that a random walk has a statistic as low
 * @param lags number of lagged changes
 */
public record AugmentedDickeyFuller(double statistic, double p, int lags) {
    /** Statistics up to this use the coefficients for small p. */
    private static final double BEND = -1.61;

    private static final double LOWEST = -18.83;
    private static final double HIGHEST = 2.74;
    private static final double[] SMALL = {2.1659, 1.4412, 0.038269};
    private static final double[] LARGE = {1.7339, 0.93202, -0.12745, -0.010368};

    /**
     * Tests a series.
     *
     * @param values evenly sampled, finite
     * @throws IllegalArgumentException if there are fewer than 20 values, or all are the same
     */
    public static AugmentedDickeyFuller of(double[] values) {
        int n = values.length;
        if (n < 20) {
            throw new IllegalArgumentException("expected at least 20 values, was " + n);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] levels = Arrays.stream(values).map(value -> value - mean).toArray();
        if (Arrays.stream(levels).allMatch(level -> level == levels[0])) {
            throw new IllegalArgumentException("expected a series that changes, was constant");
        }
        int maxLags = Math.min(n / 2 - 2, (int) Math.ceil(12 * Math.pow(n / 100.0, 0.25)));
        ChangeMoments shared = new ChangeMoments(levels, maxLags);
        int best = 0;
        double bestCriterion = Double.POSITIVE_INFINITY;
        for (int lags = 0; lags <= maxLags; lags++) {
            double criterion = shared.rows * Math.log(shared.fit(lags).squares / shared.rows) + 2.0 * (lags + 2);
            if (criterion < bestCriterion) {
                bestCriterion = criterion;
                best = lags;
            }
        }
        double statistic = new ChangeMoments(levels, best).fit(best).statistic;
        return new AugmentedDickeyFuller(statistic, p(statistic), best);
    }

    private static double p(double statistic) {
        if (statistic <= LOWEST) {
            return 0;
        }
        if (statistic >= HIGHEST) {
            return 1;
        }
        double[] surface = statistic <= BEND ? SMALL : LARGE;
        double sum = 0;
        for (int i = surface.length - 1; i >= 0; i--) {
            sum = sum * statistic + surface[i];
        }
        return NormalDistribution.of(0, 1).cumulativeProbability(sum);
    }

    private record Regression(double statistic, double squares) {}

    /** Sums of products of the columns (one, level, lagged changes) with each other and with the next change. */
    private static final class ChangeMoments {
        private final double[][] products;
        private final double[] cross;
        private final int rows;
        private double squares;

        ChangeMoments(double[] levels, int maxLags) {
            int columns = maxLags + 2;
            products = new double[columns][columns];
            cross = new double[columns];
            rows = levels.length - 1 - maxLags;
            double[] row = new double[columns];
            row[0] = 1;
            for (int t = maxLags + 1; t < levels.length; t++) {
                row[1] = levels[t - 1];
                for (int lag = 1; lag <= maxLags; lag++) {
                    row[lag + 1] = levels[t - lag] - levels[t - lag - 1];
                }
                double change = levels[t] - levels[t - 1];
                squares += change * change;
                for (int i = 0; i < columns; i++) {
                    cross[i] += row[i] * change;
                    for (int j = 0; j < columns; j++) {
                        products[i][j] += row[i] * row[j];
                    }
                }
            }
        }

        Regression fit(int lags) {
            int columns = lags + 2;
            var matrix = new DMatrixRMaj(columns, columns);
            var right = new DMatrixRMaj(columns, 1);
            for (int i = 0; i < columns; i++) {
                right.set(i, 0, cross[i]);
                for (int j = 0; j < columns; j++) {
                    matrix.set(i, j, products[i][j]);
                }
            }
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(columns);
            if (!solver.setA(matrix.copy())) {
                return new Regression(Double.NaN, Double.POSITIVE_INFINITY); // linearly dependent columns
            }
            var inverse = new DMatrixRMaj(columns, columns);
            solver.invert(inverse);
            double level = 0;
            double residual = squares;
            for (int i = 0; i < columns; i++) {
                double coefficient = 0;
                for (int j = 0; j < columns; j++) {
                    coefficient += inverse.get(i, j) * cross[j];
                }
                residual -= coefficient * cross[i];
                level = i == 1 ? coefficient : level;
            }
            double variance = residual / (rows - columns) * inverse.get(1, 1);
            return new Regression(level / Math.sqrt(variance), Math.max(residual, Double.MIN_NORMAL));
        }
    }
}
