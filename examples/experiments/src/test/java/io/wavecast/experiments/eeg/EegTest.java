package io.wavecast.experiments.eeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.eeg.ForecasterComparison.Entry;
import io.wavecast.experiments.report.Report;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class EegTest {
    private static final int NEXT = 0;
    private static final int IN_FIVE = ForecasterComparison.HORIZONS.indexOf(5);
    private static final int IN_FIFTY = ForecasterComparison.HORIZONS.indexOf(50);

    private static RecordedSignal recording(SignalKind kind, long seed) {
        return RecordedSignal.of(GeneratedSignal.of(kind, seed), 6_000);
    }

    /** Known results, with margins that hold for any seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeatTheLastValueByMemory(long seed) throws Exception {
        var report = new Report(new PrintWriter(new StringWriter()), Optional.empty(), seed);
        var comparison = new ForecasterComparison(
                recording(SignalKind.EEG, seed), false, new ForecasterComparison.Effort(16, 100), report);
        comparison.addClassical();
        Entry mean = comparison.entry("mean");
        Entry naive = comparison.entry("naive");
        Entry regression = comparison.addModel("short memory", CellKind.NONE, ForecasterComparison.FEW_LAGS, false);
        Entry elman = comparison.addModel("elman", CellKind.ELMAN, 0, false);

        assertThat(naive.error(NEXT)).as("the last value, next").isLessThan(0.6 * mean.error(NEXT));
        assertThat(naive.error(IN_FIVE)).as("in five samples").isGreaterThan(1.1 * mean.error(IN_FIVE));
        assertThat(regression.error(NEXT)).as("a short memory").isLessThan(0.85 * naive.error(NEXT));
        assertThat(elman.error(NEXT)).as("a network's").isLessThan(0.85 * naive.error(NEXT));
        assertThat(elman.error(IN_FIVE)).isLessThan(0.75 * naive.error(IN_FIVE));
        assertThat(elman.error(IN_FIFTY)).as("its closed loop").isLessThan(1.2 * mean.error(IN_FIFTY));
        SmoothingGrid smoothing = SmoothingGrid.of(comparison.split());
        assertThat(smoothing.bestAlpha(0))
                .as("the next sample needs no smoothing")
                .isEqualTo(1);
        assertThat(comparison.entries().get(2).name()).startsWith("smoothing");
        assertThat(comparison.entries().get(2).error(NEXT)).isGreaterThan(1.15 * regression.error(NEXT));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLearnDifferencesOfARandomWalk(long seed) {
        assertThat(Stationarity.of(recording(SignalKind.EEG, seed).history()).differenced())
                .isFalse();
        Stationarity walk =
                Stationarity.of(recording(SignalKind.RANDOM_WALK, seed).history());
        assertThat(walk.differenced()).isTrue();
        assertThat(walk.summary()).contains("networks learn differences");
    }

    @Test
    void shouldTestAllChannelsAndForecastTheFirst() {
        RecordedSignal recording = recording(SignalKind.EEG, 1);
        assertThat(Stationarity.of(recording.history()).p()).hasSize(3);
        assertThat(recording.firstChannel().channels()).containsExactly("O1");
        assertThat(recording.firstChannel().history().series().get(0).channels())
                .isEqualTo(1);
        assertThat(recording.samples()).isEqualTo(6_000);
    }
}
