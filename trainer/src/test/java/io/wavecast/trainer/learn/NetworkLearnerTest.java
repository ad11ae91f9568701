package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.TrainingListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkLearnerTest {
    private static final LearningSettings SHORT = new LearningSettings(32, 8, 6, 0.01, 1, Duration.ofMinutes(5));

    @Test
    void shouldFindWhatNoRegressionFinds() throws InterruptedException {
        var learned = learn(Signals.chaos(1, 4_000), 2);

        double network = rmse(learned, Signals.chaos(2, 1_000), 2);

        // The map's deviation is 0.29, and it has no linear correlation to speak of.
        assertThat(network).isLessThan(0.1);
    }

    @Test
    void shouldNotLoseWhatARegressionFinds() throws InterruptedException {
        var learned = learn(Signals.resonance(1, 4_000), 8);

        // The noise that drives it has deviation 0.1: nothing can do better.
        assertThat(rmse(learned, Signals.resonance(2, 4_000), 8)).isBetween(0.095, 0.105);
    }

    @Test
    void shouldLearnTheSameFromTheSameSeed() throws InterruptedException {
        var one = learn(Signals.resonance(1, 1_500), 4);
        var other = learn(Signals.resonance(1, 1_500), 4);

        assertThat(one.weights().head().toRowMajor())
                .isEqualTo(other.weights().head().toRowMajor());
        assertThat(one.weights().layers().get(0).recurrent().toRowMajor())
                .isEqualTo(other.weights().layers().get(0).recurrent().toRowMajor());
    }

    @Test
    void shouldSayHowLongAStretchIsNeeded() {
        assertThatThrownBy(() -> learn(Signals.resonance(1, 40), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("34 samples without a gap");
    }

    private static Learned learn(double[][] signal, int lags) throws InterruptedException {
        int train = signal.length * 8 / 10;
        return new NetworkLearner(spec(lags), SHORT)
                .learn(
                        List.of(new Part(Arrays.copyOf(signal, train), 1)),
                        List.of(new Part(Arrays.copyOfRange(signal, Math.max(0, train - 64), signal.length), 64)),
                        TrainingListener.SILENT);
    }

    private static NetworkSpec spec(int lags) {
        return new NetworkSpec(CellKind.LSTM, 1, 16, 1, 1, lags, HeadActivation.IDENTITY, false, false);
    }

    private static double rmse(Learned learned, double[][] signal, int lags) {
        var network = new Network(spec(lags), learned.weights());
        var state = network.fresh();
        var scratch = network.scratch();
        float[] out = new float[1];
        double sum = 0;
        for (int t = 0; t + 1 < signal.length; t++) {
            network.step(state, new float[] {(float) signal[t][0]}, out, scratch);
            double error = out[0] - signal[t + 1][0];
            sum += t < 64 ? 0 : error * error;
        }
        return Math.sqrt(sum / (signal.length - 65));
    }
}
