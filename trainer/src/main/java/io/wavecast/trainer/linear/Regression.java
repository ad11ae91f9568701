package io.wavecast.trainer.linear;

import java.util.OptionalDouble;

/**
 * A linear forecast of one output from lags and, where it has cells, their hidden units: a ridge regression, or one that is given.
 *
 * @param group index of the group of channels
 * @param channels whose lags are used
 * @param lags how many
 * @param cells whether hidden units are used
 * @param penalty of the ridge regression; nothing where weights are given
 * @param weights (lags·channels, then hidden units, then the intercept)
 */
public record Regression(int group, int[] channels, int lags, boolean cells, OptionalDouble penalty, double[] weights) {
    /** Of lags alone, with weights that are no matter of fitting. */
    static Regression given(int group, int[] channels, int lags, double[] weights) {
        return new Regression(group, channels, lags, false, OptionalDouble.empty(), weights);
    }

    /** The same columns and penalty with other weights. */
    Regression with(double[] otherWeights) {
        return new Regression(group, channels, lags, cells, penalty, otherWeights);
    }

    double intercept() {
        return weights[weights.length - 1];
    }

    /** What the lags say, without hidden units. @param values (time)(channels); @param t at least lags − 1 */
    double linear(double[][] values, int t) {
        double sum = intercept();
        int at = 0;
        for (int lag = 0; lag < lags; lag++) {
            double[] sample = values[t - lag];
            for (int channel : channels) {
                sum += weights[at++] * sample[channel];
            }
        }
        return sum;
    }
}
