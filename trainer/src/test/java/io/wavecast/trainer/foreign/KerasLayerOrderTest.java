package io.wavecast.trainer.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KerasLayerOrderTest {
    @Test
    void shouldFollowTheWidthsOfTheLayers() {
        KerasLayer decoder = layer("net/decoder/cell", 5, 3);
        KerasLayer encoder = layer("net/encoder/cell", 2, 5);

        assertThat(KerasLayerOrder.of(List.of(decoder, encoder), 3, List.of())).containsExactly(encoder, decoder);
    }

    @Test
    void shouldFollowNumbersWhereWidthsAllowSeveralOrders() {
        KerasLayer first = layer("net/lstm/lstm_cell", 2, 2);
        KerasLayer second = layer("net/lstm_1/lstm_cell", 2, 2);

        assertThat(KerasLayerOrder.of(List.of(first, second), 2, List.of())).containsExactly(first, second);
    }

    @Test
    void shouldAskForTheOrderWhereNeitherShowsIt() {
        List<KerasLayer> layers = List.of(layer("net/and_second/lstm_cell", 2, 2), layer("net/first/lstm_cell", 2, 2));

        assertThatThrownBy(() -> KerasLayerOrder.of(layers, 2, List.of()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("give it by --layer-order")
                .hasMessageContaining("net/and_second");
    }

    @Test
    void shouldTakeTheGivenOrder() {
        KerasLayer second = layer("net/and_second/lstm_cell", 2, 2);
        KerasLayer first = layer("net/first/lstm_cell", 2, 2);
        List<KerasLayer> layers = List.of(second, first);

        assertThat(KerasLayerOrder.of(layers, 2, List.of("first", "and_second")))
                .containsExactly(first, second);
        for (List<String> wrong : List.of(List.of("first"), List.of("first", "first"), List.of("first", "third"))) {
            assertThatThrownBy(() -> KerasLayerOrder.of(layers, 2, wrong))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("--layer-order");
        }
    }

    private static KerasLayer layer(String path, int inputs, int units) {
        return new KerasLayer(
                path,
                Tensor.matrix(inputs, 4 * units, new float[inputs * 4 * units]),
                Optional.of(Tensor.matrix(units, 4 * units, new float[units * 4 * units])),
                Optional.empty());
    }
}
