package io.wavecast.trainer.export;

import io.wavecast.core.baseline.ArModel;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Weights;
import java.util.Optional;

/** Turns weights that speak of normalised residuals into weights that speak of the next input. */
public final class HeadScaling {
    private HeadScaling() {}

    /**
     * {@code head' = share · deviation · head}, {@code bias' = share · deviation · bias + mean + intercept}, and the linear path beside.
     *
     * @param share (channels) how much of the network's say is believed, 0..1
     * @param mean (channels) of the residuals
     * @param deviation (channels) of the residuals
     */
    public static Weights apply(
            Weights network, double[] share, double[] mean, double[] deviation, Optional<ArModel> linear) {
        int outputs = network.head().rows();
        int hidden = network.head().columns();
        float[] head = network.head().toRowMajor();
        float[] bias = network.headBias();
        for (int o = 0; o < outputs; o++) {
            double factor = share[o] * deviation[o];
            for (int j = 0; j < hidden; j++) {
                head[o * hidden + j] = (float) (factor * head[o * hidden + j]);
            }
            double intercept = linear.isPresent() ? linear.get().intercept()[o] : 0;
            bias[o] = (float) (factor * bias[o] + mean[o] + intercept);
        }
        return new Weights(
                network.layers(), Matrix.fromRowMajor(outputs, hidden, head), bias, linear.map(HeadScaling::matrix));
    }

    /** Both keep the newest lag first. */
    private static Matrix matrix(ArModel linear) {
        double[][] coefficients = linear.coefficients();
        int columns = coefficients[0].length;
        float[] values = new float[coefficients.length * columns];
        for (int o = 0; o < coefficients.length; o++) {
            for (int i = 0; i < columns; i++) {
                values[o * columns + i] = (float) coefficients[o][i];
            }
        }
        return Matrix.fromRowMajor(coefficients.length, columns, values);
    }
}
