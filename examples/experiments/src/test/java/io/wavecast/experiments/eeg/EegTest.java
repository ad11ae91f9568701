package io.wavecast.experiments.eeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.eeg.ForecasterComparison.Entry;
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

    private static RecordedSignal recorded(SignalKind kind, long seed) {
        return RecordedSignal.of(GeneratedSignal.of(kind, seed), 6_000);
    }

    /** What is known, with margins that hold for any seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void persistenceFallsApartAndMemoryDoesNot(long seed) throws Exception {
        var report = new Report(new PrintWriter(new StringWriter()), Optional.empty(), seed);
        var contest = new ForecasterComparison(recorded(SignalKind.EEG, seed), false, new ForecasterComparison.Effort(16, 100), report);
        contest.classical();
        Entry mean = contest.entry("mean");
        Entry naive = contest.entry("naive");
        Entry regression = contest.learned("short memory", CellKind.NONE, ForecasterComparison.SHORT, false);
        Entry elman = contest.learned("elman", CellKind.ELMAN, 0, false);

        assertThat(naive.error(NEXT)).as("the last value, next").isLessThan(0.6 * mean.error(NEXT));
        assertThat(naive.error(IN_FIVE)).as("in five samples").isGreaterThan(1.1 * mean.error(IN_FIVE));
        assertThat(regression.error(NEXT)).as("a short memory").isLessThan(0.85 * naive.error(NEXT));
        assertThat(elman.error(NEXT)).as("a network's").isLessThan(0.85 * naive.error(NEXT));
        assertThat(elman.error(IN_FIVE)).isLessThan(0.75 * naive.error(IN_FIVE));
        assertThat(elman.error(IN_FIFTY)).as("its closed loop").isLessThan(1.2 * mean.error(IN_FIFTY));
        SmoothingGrid smoothing = SmoothingGrid.of(contest.split());
        assertThat(smoothing.best(0))
                .as("the next sample asks for no smoothing")
                .isEqualTo(1);
        assertThat(contest.entries().get(2).name()).startsWith("smoothing");
        assertThat(contest.entries().get(2).error(NEXT)).isGreaterThan(1.15 * regression.error(NEXT));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRandomWalkIsLearnedByItsChanges(long seed) {
        assertThat(Stationarity.of(recorded(SignalKind.EEG, seed).history()).differenced())
                .isFalse();
        Stationarity walk =
                Stationarity.of(recorded(SignalKind.RANDOM_WALK, seed).history());
        assertThat(walk.differenced()).isTrue();
        assertThat(walk.told()).contains("networks learn changes");
    }

    @Test
    void allChannelsAreTestedAndTheFirstIsTold() {
        RecordedSignal recorded = recorded(SignalKind.EEG, 1);
        assertThat(Stationarity.of(recorded.history()).p()).hasSize(3);
        assertThat(recorded.first().channels()).containsExactly("O1");
        assertThat(recorded.first().history().series().get(0).channels()).isEqualTo(1);
        assertThat(recorded.samples()).isEqualTo(6_000);
    }
}
