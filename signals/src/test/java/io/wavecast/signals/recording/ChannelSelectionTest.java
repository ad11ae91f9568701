package io.wavecast.signals.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.wire.WireFormat;
import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.edf.TwoRates;
import io.wavecast.signals.replay.ReplayOptions;
import io.wavecast.signals.replay.SignalProducer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelSelectionTest {
    @TempDir
    Path folder;

    @Test
    void shouldSelectChannelsOfOneRateAsAVector() throws IOException {
        Signal chosen = ChannelSelection.of(TwoRates.in(folder), List.of("O2", "O1"));

        assertThat(chosen.sampledTogether()).isTrue();
        assertThat(producer(chosen).series()).containsExactly("head");
    }

    @Test
    void shouldPlayASlowChannelAtItsOwnRate() throws IOException {
        Played played = Played.of(ChannelSelection.of(TwoRates.in(folder), List.of("temp")));

        assertThat(played.offsets()).containsExactly(0L, 1_000_000L);
        assertThat(played.channel(0)).containsExactly(36, 37);
    }

    @Test
    void shouldRejectAVectorOfSeveralRatesAndNameThem() throws IOException {
        Signal all = TwoRates.in(folder);

        assertThatThrownBy(() -> producer(all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--vector")
                .hasMessageContaining("EEG O1 (4 Hz)")
                .hasMessageContaining("temp (1 Hz)");
    }

    @Test
    void shouldRejectALabelThatMatchesSeveralChannels() throws IOException {
        Signal all = TwoRates.in(folder);

        assertThatThrownBy(() -> ChannelSelection.of(all, List.of("X")))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("EEG X")
                .hasMessageContaining("EMG X");
        assertThat(ChannelSelection.of(all, List.of("emg x")).channels()).containsExactly("EMG X");
    }

    private static SignalProducer producer(Signal signal) {
        var options = new ReplayOptions("head", true, 0, Optional.empty(), 0, Long.MAX_VALUE, false, WireFormat.JSON);
        return new SignalProducer(Map.of(), "sensor-events", signal, options, (sent, micros) -> {});
    }
}
