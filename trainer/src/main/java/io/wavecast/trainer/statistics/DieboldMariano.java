package io.wavecast.trainer.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The test of Diebold and Mariano 1995 that two forecasters have the same expected squared error, with the correction for small samples
 * of Harvey, Leybourne and Newbold 1997.
 *
 * @param statistic negative if the first forecaster is better
 * @param p two-sided, by Student's t with n − 1 degrees of freedom; NaN if the differences do not vary
 */
public record DieboldMariano(double statistic, double p) {
    /**
     * Compares two forecasters.
     *
     * @param errors of the first forecaster at successive times; NaN where there was no target
     * @param otherErrors errors of the second forecaster at the same times
     * @param horizon steps ahead; errors less than that apart may be correlated
     */
    public static DieboldMariano of(double[] errors, double[] otherErrors, int horizon) {
        double[] differences = new double[errors.length];
        int n = 0;
        for (int i = 0; i < errors.length; i++) {
            double difference = errors[i] * errors[i] - otherErrors[i] * otherErrors[i];
            if (!Double.isNaN(difference)) {
                differences[n++] = difference;
            }
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += differences[i] / n;
        }
        double variance = 0;
        for (int lag = 0; lag < Math.min(horizon, n); lag++) {
            double covariance = 0;
            for (int i = lag; i < n; i++) {
                covariance += (differences[i] - mean) * (differences[i - lag] - mean) / n;
            }
            variance += (lag == 0 ? 1 : 2) * covariance / n;
        }
        if (!(variance > 0) || n < 2) {
            return new DieboldMariano(Double.NaN, Double.NaN);
        }
        double h = horizon;
        double correction = Math.sqrt(Math.max(0, (n + 1 - 2 * h + h * (h - 1) / n) / n));
        double statistic = correction * mean / Math.sqrt(variance);
        double p = 2 * TDistribution.of(n - 1.0).survivalProbability(Math.abs(statistic));
        return new DieboldMariano(statistic, p);
    }
}
