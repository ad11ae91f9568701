package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class CellChoiceTest {
    private final List<Integer> planned = new ArrayList<>();

    @Test
    void shouldTryAllKindsAndTrainOne() throws InterruptedException {
        FittedNetwork learned = learn(16);

        assertThat(learned.spec().cell()).isNotEqualTo(CellKind.NONE);
        assertThat(planned)
                .as("updates of three kinds, of two, and of the best")
                .containsExactly(2, 2, 2, 4, 4, 16);
    }

    /** The map multiplies, as gates do. */
    @Test
    void shouldTakeTheBestRandomCellsWithoutUpdates() throws InterruptedException {
        FittedNetwork learned = learn(0);

        assertThat(learned.spec().cell()).isEqualTo(CellKind.LSTM);
        assertThat(learned.kept()).isEqualTo("random cells with a least-squares readout");
        assertThat(planned).isEmpty();
    }

    @Test
    void shouldChooseTheSameFromTheSameSeed() throws InterruptedException {
        assertThat(learn(16).weights().head().toRowMajor())
                .isEqualTo(learn(16).weights().head().toRowMajor());
    }

    private FittedNetwork learn(int updates) throws InterruptedException {
        double[][] chaos = Signals.chaos(1, 1_500);
        List<NetworkSpec> networks = List.of(CellKind.ELMAN, CellKind.GRU, CellKind.LSTM).stream()
                .map(kind -> NetworkSpec.builder(kind).hidden(8).lags(4).build())
                .toList();
        LearningSettings settings = LearningSettings.defaults().withLimits(updates, Duration.ofMinutes(5));
        return new NetworkLearner(
                        networks,
                        TargetChannels.all(1),
                        List.of(1),
                        false,
                        Seasons.NONE,
                        Optional.empty(),
                        settings,
                        new TimeBudget(settings.optimizer().maxTime()))
                .learn(
                        List.of(new SeriesSlice(Arrays.copyOf(chaos, 1_200), 1)),
                        List.of(new SeriesSlice(Arrays.copyOfRange(chaos, 1_136, 1_500), 64)),
                        new Planned());
    }

    private final class Planned implements TrainingListener {
        @Override
        public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
            if (update == 1) { // each training reports its first update, as it has fewer than twenty
                planned.add(updates);
            }
        }
    }
}
