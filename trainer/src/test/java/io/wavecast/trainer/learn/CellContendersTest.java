package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.Reservoir;
import io.wavecast.trainer.cells.Residuals;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.RecurrentCells;
import io.wavecast.trainer.linear.Targets;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Random cells of each kind, without a linear path, on a nonlinear map. */
class CellContendersTest {
    private final double[][] chaos = Signals.chaos(1, 2_000);
    private final List<SeriesSlice> train = List.of(new SeriesSlice(Arrays.copyOf(chaos, 1_600), 1));
    private final List<SeriesSlice> validation = List.of(new SeriesSlice(Arrays.copyOfRange(chaos, 1_500, 2_000), 100));
    private final Targets targets = new Targets(List.of(1), 1, false, 0);
    private final FoldBuilder builder = new FoldBuilder(targets, train, validation);

    @Test
    void shouldNotPreferTheFirstKind() throws InterruptedException {
        var budget = new TimeBudget(Duration.ofMinutes(5));
        Contender chosen = random(budget, CellKind.ELMAN, CellKind.GRU, CellKind.LSTM);

        for (CellKind kind : List.of(CellKind.ELMAN, CellKind.GRU, CellKind.LSTM)) {
            assertThat(loss(chosen)).isLessThanOrEqualTo(loss(random(budget, kind)));
        }
        assertThat(loss(chosen)).isLessThan(loss(random(budget, CellKind.ELMAN)));
        assertThat(budget.leftOut()).isEmpty();
    }

    @Test
    void shouldChooseTheSameInAnyOrder() throws InterruptedException {
        var budget = new TimeBudget(Duration.ofMinutes(5));
        Contender one = random(budget, CellKind.ELMAN, CellKind.GRU, CellKind.LSTM);
        Contender other = random(budget, CellKind.LSTM, CellKind.GRU, CellKind.ELMAN);

        assertThat(cells(one).spec()).isEqualTo(cells(other).spec());
        assertThat(loss(one)).isEqualTo(loss(other));
    }

    @Test
    void shouldSayWhichKindsWereNotTriedForWantOfTime() throws InterruptedException {
        var budget = new TimeBudget(Duration.ofMillis(1)); // less than four times what the first kind takes
        Contender chosen = random(budget, CellKind.ELMAN, CellKind.GRU, CellKind.LSTM);

        assertThat(cells(chosen).spec()).isEqualTo(network(CellKind.ELMAN).withLags(0));
        assertThat(budget.leftOut()).isEqualTo("8 random GRU cells, 16 random ELMAN cells, 8 random LSTM cells");
    }

    private Contender random(TimeBudget budget, CellKind... kinds) throws InterruptedException {
        LearningSettings settings = LearningSettings.defaults().withLimits(0, Duration.ofMinutes(5));
        List<NetworkSpec> networks =
                Arrays.stream(kinds).map(CellContendersTest::network).toList();
        var memory = new FitMemory(Long.MAX_VALUE, 1, 1, 16, false);
        var search = new LagSearch(memory, 0, Seasons.NONE, List.of(1), train, List.of());
        return new CellContenders(
                        settings,
                        targets,
                        Residuals.fit(targets, Optional.empty(), train),
                        builder,
                        search,
                        Seasons.NONE,
                        budget)
                .of(Reservoir.kinds(networks), networks, Optional.empty(), train, validation, TrainingListener.SILENT)
                .contender();
    }

    /** Mean logarithm of the squared error over all held-out blocks. */
    private double loss(Contender contender) {
        return Arrays.stream(new BlockLosses(targets, builder.pieces(), 1).overHorizons(contender))
                .average()
                .orElseThrow();
    }

    private static RecurrentCells cells(Contender contender) {
        return contender.cells().orElseThrow();
    }

    private static NetworkSpec network(CellKind kind) {
        return NetworkSpec.builder(kind).hidden(8).build();
    }
}
