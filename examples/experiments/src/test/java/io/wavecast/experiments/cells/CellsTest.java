package io.wavecast.experiments.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.report.Report;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.TrainingSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class CellsTest {
    private static final int LENGTH = 60;
    private static final int UPDATES = 600;

    private static Report report(long seed) throws IOException {
        return new Report(new PrintWriter(new StringWriter()), Optional.empty(), seed);
    }

    /** Known results, with margins that hold for any seed. */
    @Test
    void shouldRememberOnlyWithGates() throws Exception {
        shouldRememberOnlyWithGatesFromAnySeed(1);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(longs = {2, 3})
    void shouldRememberOnlyWithGatesFromAnySeed(long seed) throws Exception {
        var lstm = AddingResult.of(new CellShape(CellKind.LSTM, 32), LENGTH, UPDATES, report(seed));
        var elman = AddingResult.of(new CellShape(CellKind.ELMAN, 32), LENGTH, UPDATES, report(seed));

        assertThat(lstm.error()).isLessThan(0.1 * AddingProblem.CONSTANT_ONE);
        assertThat(elman.error()).isGreaterThan(0.6 * AddingProblem.CONSTANT_ONE);
    }

    @Test
    void shouldRememberWithAGru() throws Exception {
        var gru = AddingResult.of(new CellShape(CellKind.GRU, 32), LENGTH, UPDATES, report(1));

        assertThat(gru.error()).isLessThan(0.1 * AddingProblem.CONSTANT_ONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"ELMAN", "LSTM", "GRU"})
    void shouldLearnARecordingWithEachCell(CellKind cell) throws Exception {
        RecordedSignal recording = RecordedSignal.of(GeneratedSignal.of(SignalKind.SINE, 1), 2_000);

        RecordingResult forecasting = RecordingResult.of(new CellShape(cell, 16), recording, 40, report(1));

        assertThat(forecasting.error())
                .as("share of the naive forecast's error")
                .isLessThan(1);
        assertThat(forecasting.stepMicros()).isPositive();
    }

    @Test
    void shouldHaveTheSumOfTheMarkedNumbersAsTarget() {
        Batch batch = new AddingProblem(51).draw(2_000, new Random(1));
        double squares = 0;
        for (int s = 0; s < batch.windows(); s++) {
            float sum = 0;
            float marks = 0;
            for (float[] step : batch.inputs()[s]) {
                sum += step[0] * step[1];
                marks += step[1];
            }
            float target = batch.targets()[s][50][0];
            assertThat(marks).isEqualTo(2);
            assertThat(target).isEqualTo(sum);
            assertThat(batch.targets()[s][49][0]).isNaN();
            squares += (target - 1) * (target - 1) / batch.windows();
        }
        assertThat(squares).isEqualTo(AddingProblem.CONSTANT_ONE, within(0.02));
    }

    @Test
    void shouldCountTheWeightsOfAShape() {
        int large = new CellShape(CellKind.LSTM, 32).weights(1, 1);
        assertThat(CellShape.comparable(32)).hasSize(5).allSatisfy(shape -> {
            Weights fresh = fresh(shape.spec(1, 1));
            LayerWeights layer = fresh.layers().get(0);
            int counted = layer.input().toRowMajor().length
                    + layer.recurrent().toRowMajor().length
                    + layer.inputBias().length
                    + layer.recurrentBias().length
                    + fresh.head().toRowMajor().length
                    + fresh.headBias().length;
            assertThat(shape.weights(1, 1)).isEqualTo(counted);
            assertThat(shape.units() == 32 || Math.abs(counted - large) < 0.07 * large)
                    .as("%s has %d weights, beside %d", shape, counted, large)
                    .isTrue();
        });
    }

    /** σ(log(T − 1)) = 1 − 1/T: half-lives up to the length. */
    @Test
    void shouldInitializeGatesToKeepTheirState() {
        NetworkSpec spec = new CellShape(CellKind.LSTM, 32).spec(2, 1);
        float[] bias = ChronoInitialization.of(spec, fresh(spec), 100, new Random(1))
                .layers()
                .get(0)
                .inputBias();
        for (int u = 0; u < 32; u++) {
            assertThat(bias[32 + u]).isBetween(0f, (float) Math.log(99)).isEqualTo(-bias[u]);
        }
    }

    private static Weights fresh(NetworkSpec spec) {
        try (var network = Engines.of("pytorch").create(spec, TrainingSpec.of(1))) {
            return network.weights();
        }
    }
}
