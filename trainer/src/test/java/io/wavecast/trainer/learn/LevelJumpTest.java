package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random cells on a signal that needs them, and on the same signal at levels that the training part never saw. */
class LevelJumpTest {
    private static final int SAMPLES = 4_000;

    @ParameterizedTest
    @CsvSource({
        "ELMAN, 64, 1, 8, 1",
        "ELMAN, 32, 1, 32, 1",
        "GRU, 64, 1, 8, 1",
        "LSTM, 32, 2, 8, 1",
        "ELMAN, 64, 1, 8, 2"
    })
    void shouldAnswerAnUnseenLevelAboutAsTheLinearPathDoes(
            CellKind kind, int hidden, int layers, int lags, int channels) throws InterruptedException {
        FittedNetwork learned = learned(kind, hidden, layers, lags, channels);
        FittedNetwork linear = learned(CellKind.NONE, 0, 0, lags, channels);

        assertThat(learned.spec().cell()).isEqualTo(kind);
        assertThat(error(learned, 0)).isLessThan(0.75 * error(linear, 0));
        for (int level : new int[] {4, -4, 15, -15}) {
            assertThat(error(learned, level)).as("at level %d", level).isLessThan(1.4 * error(linear, level));
        }
    }

    private static FittedNetwork learned(CellKind kind, int hidden, int layers, int lags, int channels)
            throws InterruptedException {
        double[][] signal = signal(1, channels);
        int train = SAMPLES * 8 / 10;
        NetworkSpec spec = kind == CellKind.NONE
                ? NetworkSpec.linear(channels, channels, lags)
                : NetworkSpec.builder(kind)
                        .inputs(channels)
                        .hidden(hidden)
                        .layers(layers)
                        .outputs(channels)
                        .lags(lags)
                        .build();
        return new NetworkLearner(
                        spec, List.of(1), false, LearningSettings.defaults().withLimits(0, Duration.ofMinutes(5)))
                .learn(
                        List.of(new SeriesSlice(Arrays.copyOf(signal, train), 1)),
                        List.of(new SeriesSlice(Arrays.copyOfRange(signal, train - 64, SAMPLES), 64)),
                        TrainingListener.SILENT);
    }

    /** The root mean squared error of the first channel, one step ahead of new samples, after all channels have jumped to a level. */
    private static double error(FittedNetwork learned, double level) {
        int channels = learned.spec().inputs();
        double[][] signal = signal(2, channels);
        var network = new Network(learned.spec(), learned.weights());
        var state = network.newState();
        var scratch = network.scratch();
        float[] in = new float[channels];
        float[] out = new float[channels];
        double sum = 0;
        int count = 0;
        for (int t = 0; t + 1 < SAMPLES; t++) {
            for (int c = 0; c < channels; c++) {
                in[c] = (float) (signal[t][c] + (t < SAMPLES / 2 ? 0 : level));
            }
            network.step(state, in, out, scratch);
            if (t > SAMPLES / 2 + 100) {
                double error = out[0] - signal[t + 1][0] - level;
                sum += error * error;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    /** Quadratic maps with noise of deviation 0.1. Their own deviation is 0.6, and the lines of a regression explain half of it. */
    private static double[][] signal(long seed, int channels) {
        var random = new Random(seed);
        double[][] values = new double[SAMPLES][channels];
        for (int t = 1; t < SAMPLES; t++) {
            for (int c = 0; c < channels; c++) {
                double before = values[t - 1][c];
                double next = 1.2 - 1.1 * before * before + 0.1 * random.nextGaussian();
                values[t][c] = Math.max(-1.5, Math.min(1.5, next));
            }
        }
        return values;
    }
}
