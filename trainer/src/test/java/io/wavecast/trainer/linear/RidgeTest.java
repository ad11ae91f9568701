package io.wavecast.trainer.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeTest {
    private static final int UNITS = 40;

    /** The search leaves no lags beside cells where the last value or an average of values is the best line. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8})
    void shouldFitCellsBesideAnyNumberOfLags(int count) {
        var targets = new Targets(List.of(1), 1, false, 512);
        NetworkSpec spec =
                NetworkSpec.builder(CellKind.ELMAN).hidden(UNITS).outputs(1).build();
        var cells = new RecurrentCells(spec, LearningSettings.defaults().firstWeights(spec, new double[] {1}));
        List<SeriesSlice> walk = List.of(new SeriesSlice(Signals.randomWalk(1, 1_000), 1));
        DesignMatrix matrix = DesignMatrix.of(walk, targets, new LagCounts(count, 0), Optional.of(cells));
        Lags lags = Lags.newest(count);
        List<NormalEquations> equations = matrix.groups().get(0).normalEquations(List.of(0), lags, 0, true);

        Optional<double[][]> weights = matrix.ridge(equations, 0, lags, 0, true).weights(1e-3);

        assertThat(weights).isPresent();
        assertThat(weights.orElseThrow()[0]).hasSize(count + UNITS + 1);
    }
}
