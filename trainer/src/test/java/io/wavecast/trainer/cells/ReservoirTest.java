package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReservoirTest {
    private static final List<NetworkSpec> AUTO =
            List.of(network(CellKind.LSTM, 8), network(CellKind.ELMAN, 8), network(CellKind.GRU, 8));

    @Test
    void shouldTryAWideElmanNetworkAmongSeveralKindsAndBeginWithTheFewestWeights() {
        assertThat(Reservoir.kinds(AUTO))
                .containsExactly(
                        network(CellKind.ELMAN, 8),
                        network(CellKind.GRU, 8),
                        network(CellKind.ELMAN, 16),
                        network(CellKind.LSTM, 8));
    }

    @Test
    void shouldTryOneKindIfOneIsAsked() {
        List<NetworkSpec> one = List.of(network(CellKind.ELMAN, 8));
        assertThat(Reservoir.kinds(one)).isEqualTo(one);
    }

    /** Otherwise each training would double the cells of the one before. */
    @Test
    void shouldNotGrowFromTheCellsOfAnEarlierModel() {
        List<NetworkSpec> begun = List.of(network(CellKind.ELMAN, 16), AUTO.get(0), AUTO.get(1), AUTO.get(2));
        assertThat(Reservoir.kinds(begun)).isEqualTo(Reservoir.kinds(AUTO));
    }

    @Test
    void shouldDoubleTheUnitsThatAreAskedForBesideFewerOfAnEarlierModel() {
        List<NetworkSpec> begun = List.of(network(CellKind.ELMAN, 4), AUTO.get(0), AUTO.get(1), AUTO.get(2));
        assertThat(Reservoir.kinds(begun)).contains(network(CellKind.ELMAN, 4), network(CellKind.ELMAN, 16));
    }

    private static NetworkSpec network(CellKind cell, int hidden) {
        return NetworkSpec.builder(cell).hidden(hidden).lags(4).build();
    }
}
