package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class NetworkLearnerTest {
    private static final LearningSettings SHORT = LearningSettings.defaults().withLimits(60, Duration.ofMinutes(5));

    @Test
    void shouldLearnANonlinearMap() throws InterruptedException {
        var learned = learn(Signals.chaos(1, 4_000), 4);

        double network = rmse(learned, Signals.chaos(2, 1_000));

        // The map's deviation is 0.29, and its linear correlation is almost zero.
        assertThat(network).isLessThan(0.1);
    }

    @Test
    void shouldForecastALinearSignalAsWellAsARegression() throws InterruptedException {
        var learned = learn(Signals.resonance(1, 4_000), 8);

        // The driving noise has deviation 0.1, which is the least possible error.
        assertThat(rmse(learned, Signals.resonance(2, 4_000))).isBetween(0.095, 0.105);
    }

    @Test
    void shouldBeReproducibleFromTheSeed() throws InterruptedException {
        var one = learn(Signals.chaos(1, 1_500), 4);
        var other = learn(Signals.chaos(1, 1_500), 4);

        assertThat(one.weights().head().toRowMajor())
                .isEqualTo(other.weights().head().toRowMajor());
        assertThat(one.weights().layers().get(0).recurrent().toRowMajor())
                .isEqualTo(other.weights().layers().get(0).recurrent().toRowMajor());
    }

    @Test
    void shouldReportHowManySamplesAreNeeded() {
        assertThatThrownBy(() -> learn(Signals.resonance(1, 30), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 lags need 27 samples, each with 4 samples before it");
    }

    @Test
    void shouldDropCellsThatDoNotHelp() throws InterruptedException {
        var learned = learn(Signals.resonance(1, 4_000), 8);

        assertThat(learned.spec()).isEqualTo(NetworkSpec.linear(1, 1, 4));
    }

    @Test
    void shouldFitEveryHorizonSeparately() throws InterruptedException {
        double[][] signal = Signals.resonance(1, 4_000);
        var spec = NetworkSpec.linear(1, 2, 8);
        var learned = new NetworkLearner(spec, List.of(1, 3), false, SHORT)
                .learn(
                        List.of(new SeriesSlice(Arrays.copyOf(signal, 3_200), 1)),
                        List.of(new SeriesSlice(Arrays.copyOfRange(signal, 3_136, 4_000), 64)),
                        TrainingListener.SILENT);

        float[][] rows = rows(learned);
        assertThat(rows[0][0]).isCloseTo(1.86f, within(0.05f));
        assertThat(rows[0][1]).isCloseTo(-0.96f, within(0.05f));
        // Three steps of the recursion: 1.86³ − 2 · 1.86 · 0.96 and −0.96 · (1.86² − 0.96).
        assertThat(rows[1][0]).isCloseTo(2.864f, within(0.15f));
        assertThat(rows[1][1]).isCloseTo(-2.400f, within(0.15f));
    }

    @Test
    void shouldForecastAChannelThatNeedsNoCellsAsWithoutCells() throws InterruptedException {
        double[][] chaos = Signals.chaos(1, 4_000);
        double[][] resonance = Signals.resonance(1, 4_000);
        double[][] both = new double[chaos.length][];
        Arrays.setAll(both, t -> new double[] {chaos[t][0], resonance[t][0]});
        List<SeriesSlice> train = List.of(new SeriesSlice(Arrays.copyOf(both, 3_200), 1));
        List<SeriesSlice> validation = List.of(new SeriesSlice(Arrays.copyOfRange(both, 3_136, 4_000), 64));
        var cells = NetworkSpec.builder(CellKind.LSTM)
                .inputs(2)
                .hidden(16)
                .outputs(2)
                .lags(32)
                .build();

        FittedNetwork with =
                new NetworkLearner(cells, List.of(1), false, SHORT).learn(train, validation, TrainingListener.SILENT);
        FittedNetwork without = new NetworkLearner(NetworkSpec.linear(2, 2, 32), List.of(1), false, SHORT)
                .learn(train, validation, TrainingListener.SILENT);

        float[][] head = rows(with.weights().head());
        assertThat(head[0]).as("of the nonlinear map").isNotEqualTo(new float[16]);
        assertThat(head[1]).as("of the resonance").containsOnly(0);
        float[] alone = rows(without)[1];
        assertThat(Arrays.copyOf(rows(with)[1], alone.length)).isEqualTo(alone);
    }

    private static float[][] rows(FittedNetwork learned) {
        return rows(learned.weights().linear().orElseThrow());
    }

    private static float[][] rows(Matrix matrix) {
        float[] flat = matrix.toRowMajor();
        int columns = flat.length / 2;
        return new float[][] {Arrays.copyOf(flat, columns), Arrays.copyOfRange(flat, columns, 2 * columns)};
    }

    private static FittedNetwork learn(double[][] signal, int lags) throws InterruptedException {
        int train = signal.length * 8 / 10;
        return new NetworkLearner(spec(lags), List.of(1), false, SHORT)
                .learn(
                        List.of(new SeriesSlice(Arrays.copyOf(signal, train), 1)),
                        List.of(new SeriesSlice(
                                Arrays.copyOfRange(signal, Math.max(0, train - 64), signal.length), 64)),
                        TrainingListener.SILENT);
    }

    private static NetworkSpec spec(int lags) {
        return NetworkSpec.builder(CellKind.LSTM).hidden(16).lags(lags).build();
    }

    private static double rmse(FittedNetwork learned, double[][] signal) {
        var network = new Network(learned.spec(), learned.weights());
        var state = network.newState();
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
