package io.wavecast.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.baseline.ArModel;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadScalingTest {
    private static final int CHANNELS = 2;
    private static final int LAGS = 3;
    private static final double[] MEAN = {0.5, -0.25};

    /** Two channels that drive each other, so that a lag or a channel in the wrong place shows. */
    private final double[][] signal = coupled(500);

    private final ArModel linear = ArModel.fit(List.<double[][]>of(signal), LAGS);

    @Test
    void shouldSayWhatTheRegressionSaysWhereTheNetworkHasNoShare() {
        var network = network(HeadScaling.apply(cells(), new double[CHANNELS], MEAN, ones(), Optional.of(linear)));
        var state = network.fresh();
        var scratch = network.scratch();
        float[] said = new float[CHANNELS];
        double[] past = new double[LAGS * CHANNELS];
        double[] expected = new double[CHANNELS];

        for (double[] sample : signal) {
            network.step(state, new float[] {(float) sample[0], (float) sample[1]}, said, scratch);
            linear.remember(past, sample);
            linear.predict(past, expected);
            for (int c = 0; c < CHANNELS; c++) {
                assertThat((double) said[c]).isCloseTo(expected[c] + MEAN[c], within(1e-5));
            }
        }
    }

    @Test
    void shouldWeighTheNetworkByItsShareAndTheDeviation() {
        double[] share = {0.5, 1};
        double[] deviation = {0.2, 4};

        Weights scaled = HeadScaling.apply(cells(), share, MEAN, deviation, Optional.empty());

        assertThat(scaled.head().toRowMajor()).containsExactly(new float[] {0.1f, -8}, within(1e-6f));
        assertThat(scaled.headBias()).containsExactly(new float[] {0.1f * 3 + 0.5f, 4 * 5 - 0.25f}, within(1e-6f));
    }

    /** One unit; head (1, -2), bias (3, 5). */
    private static Weights cells() {
        var layer = new LayerWeights(
                Matrix.fromRowMajor(1, CHANNELS, new float[] {0.3f, -0.7f}),
                Matrix.fromRowMajor(1, 1, new float[] {0.4f}),
                new float[1],
                new float[1]);
        var head = Matrix.fromRowMajor(CHANNELS, 1, new float[] {1, -2});
        return new Weights(List.of(layer), head, new float[] {3, 5}, Optional.empty());
    }

    private static Network network(Weights weights) {
        return new Network(
                new NetworkSpec(CellKind.ELMAN, CHANNELS, 1, 1, CHANNELS, LAGS, HeadActivation.IDENTITY, false, false),
                weights);
    }

    private static double[][] coupled(int length) {
        var random = new Random(11);
        double[][] values = new double[length][CHANNELS];
        for (int t = 1; t < length; t++) {
            values[t][0] = 0.9 * values[t - 1][0] - 0.4 * values[t - 1][1] + 0.1 * random.nextGaussian();
            values[t][1] = 0.3 * values[t - 1][0] + 0.8 * values[t - 1][1] + 0.1 * random.nextGaussian();
        }
        return values;
    }

    private static double[] ones() {
        return new double[] {1, 1};
    }
}
