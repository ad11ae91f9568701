package io.wavecast.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.learn.Deeplearning4jNetwork;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WeightsExportTest {
    private static final int INPUTS = 2;
    private static final int WINDOW = 32;
    private static final int HELD_BACK = 200;

    @ParameterizedTest
    @CsvSource({"LSTM, 1, 16", "LSTM, 2, 16", "LSTM, 3, 9", "ELMAN, 1, 16", "ELMAN, 2, 16", "ELMAN, 3, 9"})
    void shouldSayTheSameAsDeeplearning4jOverAHeldBackSeries(CellKind cell, int layers, int hidden) {
        var spec = new NetworkSpec(cell, INPUTS, hidden, layers, INPUTS, 0, HeadActivation.IDENTITY, false, false);
        var trained = Deeplearning4jNetwork.create(spec, 0.01, 1);
        INDArray before = trained.params().dup();
        for (int i = 0; i < 20; i++) {
            trained.fit(signal(i, WINDOW), signal(i + 1, WINDOW));
        }
        assertThat(trained.params().distance2(before))
                .as("how far training moved the weights")
                .isGreaterThan(0.1);

        float[][] theirs = stepped(trained, HELD_BACK);
        float[][] ours = stepped(new Network(spec, WeightsExport.export(trained, spec)), HELD_BACK);

        for (int t = 0; t < HELD_BACK; t++) {
            assertThat(ours[t]).as("step %d", t).containsExactly(theirs[t], within(1e-5f));
        }
    }

    private static float[][] stepped(MultiLayerNetwork network, int steps) {
        INDArray out = network.output(signal(1_000, steps));
        float[][] said = new float[steps][INPUTS];
        for (int t = 0; t < steps; t++) {
            for (int c = 0; c < INPUTS; c++) {
                said[t][c] = out.getFloat(0, c, t);
            }
        }
        return said;
    }

    private static float[][] stepped(Network network, int steps) {
        INDArray in = signal(1_000, steps);
        var state = network.fresh();
        var scratch = network.scratch();
        float[][] said = new float[steps][INPUTS];
        for (int t = 0; t < steps; t++) {
            network.step(state, new float[] {in.getFloat(0, 0, t), in.getFloat(0, 1, t)}, said[t], scratch);
        }
        return said;
    }

    /** (1, channels, time): two noisy waves, another stretch of them for each seed. */
    private static INDArray signal(int seed, int steps) {
        var random = new Random(seed);
        float[] values = new float[INPUTS * steps];
        for (int t = 0; t < steps; t++) {
            values[t] = (float) (Math.sin(0.3 * (t + seed)) + 0.1 * random.nextGaussian());
            values[steps + t] = (float) (Math.cos(0.17 * (t + seed)) + 0.1 * random.nextGaussian());
        }
        return Nd4j.create(values, new long[] {1, INPUTS, steps}, 'c');
    }
}
