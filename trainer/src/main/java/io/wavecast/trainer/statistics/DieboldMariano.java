package io.wavecast.trainer.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The test of Diebold and Mariano 1995 that two forecasters have the same expected squared error.
 *
 * <p>Losses may be correlated over time at every horizon, the first one included. So the variance of their mean is that of Newey and West 1987, with
 * the bandwidth {@code L = max(h − 1, ⌈1.3 √n⌉)} (Lazarus, Lewis, Stock and Watson 2018). The correction for small samples is that of Harvey,
 * Leybourne and Newbold 1997, with {@code L + 1} in place of the horizon. Student's t has {@code 1.5 n / (L + 1)} degrees of freedom, those of
 * a variance with Bartlett's weights (Priestley 1981).
 *
 * @param statistic negative if the first forecaster is better
 * @param p two-sided: how often a difference would be at least this large if both forecasters were equally good; NaN if the differences do
 *     not vary
 */
public record DieboldMariano(double statistic, double p) {
    private static final double BANDWIDTH = 1.3;
    private static final double DEGREES_OF_FREEDOM = 1.5;

    /**
     * Compares two forecasters.
     *
     * @param errors of the first forecaster at successive times; NaN where there was no target
     * @param otherErrors errors of the second forecaster at the same times
     * @param horizon steps ahead; errors less than that apart are correlated
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
        int bandwidth = Math.min(Math.max(horizon - 1, (int) Math.ceil(BANDWIDTH * Math.sqrt(n))), n - 1);
        double variance = varianceOfMean(differences, n, mean, bandwidth);
        if (!(variance > 0) || n < 2) {
            return new DieboldMariano(Double.NaN, Double.NaN);
        }
        double width = bandwidth + 1.0;
        double correction = Math.sqrt(Math.max(0, (n + 1 - 2 * width + width * (width - 1) / n) / n));
        double statistic = correction * mean / Math.sqrt(variance);
        double p = 2
                * TDistribution.of(Math.max(1, DEGREES_OF_FREEDOM * n / width))
                        .survivalProbability(Math.abs(statistic));
        return new DieboldMariano(statistic, p);
    }

    /** Newey and West's variance of the mean of the first n values. */
    private static double varianceOfMean(double[] values, int n, double mean, int bandwidth) {
        double variance = 0;
        for (int lag = 0; lag <= bandwidth; lag++) {
            double covariance = 0;
            for (int i = lag; i < n; i++) {
                covariance += (values[i] - mean) * (values[i - lag] - mean) / n;
            }
            double weight = lag == 0 ? 1 : 2 * (1 - lag / (bandwidth + 1.0));
            variance += weight * covariance / n;
        }
        return variance;
    }
}
