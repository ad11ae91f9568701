package io.wavecast.trainer.linear;

/**
 * Exponential smoothing as weights of lags, the last value among them. Nothing is fitted, and the weights add up to 1: so it follows a
 * series to levels that it never had before, where a regression would draw it back.
 */
final class Smoothing {
    /** From the last value to the mean of some forty. */
    static final double[] CONSTANTS = {1, 0.7, 0.4, 0.2, 0.1, 0.05};
    /** Weight of what is too far back to be counted, at most. */
    private static final double FORGOTTEN = 0.05;

    private Smoothing() {}

    /** How many lags it takes. */
    static int lags(double constant) {
        return constant == 1 ? 1 : (int) Math.ceil(Math.log(FORGOTTEN) / Math.log(1 - constant));
    }

    /** (lags, then the intercept) of the change from the last value: {@code a (1 − a)^lag}, scaled to 1 in all, less the last value. */
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
