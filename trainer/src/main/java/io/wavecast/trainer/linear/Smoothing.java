package io.wavecast.trainer.linear;

/**
 * Exponential smoothing written as weights of lags, the present value among them. Nothing is fitted. The weights add up to 1, so the
 * forecast follows a series to levels outside the training data, where a regression would pull it back to their mean.
 */
final class Smoothing {
    /** Smoothing constants, from the last value alone to the mean of about forty values. */
    static final double[] CONSTANTS = {1, 0.7, 0.4, 0.2, 0.1, 0.05};
    /** The largest total weight of older values that may be cut off. */
    private static final double CUT_OFF = 0.05;

    private Smoothing() {}

    /** The number of lags that a constant needs. */
    static int lags(double constant) {
        return constant == 1 ? 1 : (int) Math.ceil(Math.log(CUT_OFF) / Math.log(1 - constant));
    }

    /**
     * Weights of the change from the last value: {@code a (1 − a)^lag}, scaled to a sum of 1, minus the last value.
     *
     * @return (lags, then the intercept)
     */
    static double[] weights(double constant) {
        double[] weights = new double[lags(constant) + 1];
        double sum = 0;
        double weight = 1;
        for (int lag = 0; lag + 1 < weights.length; lag++) {
            weights[lag] = weight;
            sum += weight;
            weight *= 1 - constant;
        }
        for (int lag = 0; lag + 1 < weights.length; lag++) {
            weights[lag] /= sum;
        }
        weights[0] -= 1;
        return weights;
    }
}
