package io.wavecast.signals.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.wire.WireFormat;
import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.csv.CsvRecording;
import io.wavecast.signals.edf.TwoRates;
import io.wavecast.signals.replay.ReplayOptions;
import io.wavecast.signals.replay.SignalProducer;
import java.io.IOException;
import java.nio.file.Files;
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
    void shouldRejectAVectorOfSeriesWithTimesOfTheirOwn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("hall.csv"), "time,pump,v,w\n1,a,1,5\n2,b,2,6\n3,a,3,7\n4,b,4,8\n5,a,5,9\n6,b,6,10\n");
        Signal all = CsvRecording.read(file, CsvOptions.none().withKeyColumns(List.of("pump")));
        Signal two = ChannelSelection.of(all, List.of("a v", "b v"));
        Signal one = ChannelSelection.of(all, List.of("a v", "a w"));

        assertThatThrownBy(() -> producer(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a v (times of its own), b v (times of its own)");
        assertThat(producer(one).series()).containsExactly("head");
        assertThat(Played.of(one).channel(1)).containsExactly(5, 7, 9);
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
        var options =
                new ReplayOptions("head", true, 0, Optional.empty(), 0, Long.MAX_VALUE, false, WireFormat.JSON, 0);
        return new SignalProducer(Map.of(), "sensor-events", signal, options, (sent, micros) -> {});
    }
}
