package io.wavecast.trainer.linear;

import java.util.OptionalDouble;

/**
 * A linear forecast of one output from lags and, optionally, what is known of the time and hidden units: a ridge regression, or one with fixed weights.
 *
 * @param group index of the group of channels
 * @param channels whose lags are used
 * @param lags of each channel that are used
 * @param known how many numbers are used of what is known of the time, the first ones
 * @param cells whether hidden units are used
 * @param penalty of the ridge regression; empty where weights are fixed
 * @param weights (lags·channels, then what is known, then hidden units, then the intercept)
 */
public record Regression(
        int group, int[] channels, Lags lags, int known, boolean cells, OptionalDouble penalty, double[] weights) {
    /** A regression over lags alone whose weights are not fitted. */
    static Regression fixed(int group, int[] channels, Lags lags, double[] weights) {
        return new Regression(group, channels, lags, 0, false, OptionalDouble.empty(), weights);
    }

    /** The same columns and penalty with other weights. */
    Regression withWeights(double[] otherWeights) {
        return new Regression(group, channels, lags, known, cells, penalty, otherWeights);
    }

    double intercept() {
        return weights[weights.length - 1];
    }

    /** The forecast, with the hidden units' part where it has one. */
    double predict(double[][] values, int t, float[] time, float[] hidden) {
        double sum = predictFromLags(values, t, time);
        int at = lags.count() * channels.length + known;
        for (int j = 0; cells && j < hidden.length; j++) {
            sum += weights[at + j] * hidden[j];
        }
        return sum;
    }

    /**
     * The forecast without the hidden units' part.
     *
     * @param values (time)(channels)
     * @param t at least the longest lag
     * @param time (known) what is known of the time
     */
    double predictFromLags(double[][] values, int t, float[] time) {
        double sum = intercept();
        int at = 0;
        for (int lag = 0; lag < lags.count(); lag++) {
            double[] sample = values[t - lags.at(lag)];
            for (int channel : channels) {
                sum += weights[at++] * sample[channel];
            }
        }
        for (int k = 0; k < known; k++) {
            sum += weights[at + k] * time[k];
        }
        return sum;
    }
}
