package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.SeriesState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesStateSerdeTest {

    @Test
    void shouldCarryStatesAndTombstones() {
        SeriesState state = WireExamples.state(Optional.of(CellKind.LSTM));

        try (SeriesStateSerde serde = new SeriesStateSerde()) {
            byte[] bytes = serde.serializer().serialize("rnn-states", state);

            Alike.states(serde.deserializer().deserialize("rnn-states", bytes), state);
            assertThat(serde.serializer().serialize("rnn-states", null)).isNull();
            assertThat(serde.deserializer().deserialize("rnn-states", null)).isNull();
        }
    }
}
