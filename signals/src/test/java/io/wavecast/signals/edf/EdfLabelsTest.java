package io.wavecast.signals.edf;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.signals.Played;
import io.wavecast.signals.Signal;
import io.wavecast.signals.recording.ChannelSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdfLabelsTest {
    @TempDir
    Path folder;

    @Test
    void shouldNumberChannelsOfOneLabelSoThatEachCanBeSelected() throws IOException {
        Signal recording = labelled("FP1-F7", "T8-P8", "T8-P8-1", "T8-P8");

        assertThat(recording.channels()).containsExactly("FP1-F7", "T8-P8-2", "T8-P8-1", "T8-P8-3");
        assertThat(Played.of(ChannelSelection.of(recording, List.of("T8-P8-3"))).channel(0))
                .containsExactly(4);
    }

    @Test
    void shouldNameChannelsWithoutALabelByTheirPlace() throws IOException {
        Signal recording = labelled("", "EEG O1", "");

        assertThat(recording.channels()).containsExactly("c1", "EEG O1", "c3");
        assertThat(Played.of(ChannelSelection.of(recording, List.of("c3"))).channel(0))
                .containsExactly(3);
    }

    @Test
    void shouldSelectLabelsThatDifferInCaseOnly() throws IOException {
        Signal recording = labelled("EEG o1", "EEG O1");

        assertThat(Played.of(ChannelSelection.of(recording, List.of("EEG O1"))).channel(0))
                .containsExactly(2);
    }

    private Signal labelled(String... labels) throws IOException {
        var edf = new EdfWriter(false, "", 1);
        for (String label : labels) {
            edf.signal(label, -100, 100, -100, 100, 1);
        }
        for (int i = 1; i <= labels.length; i++) {
            edf.samples(i);
        }
        return EdfRecording.read(
                Files.write(folder.resolve("test.edf"), edf.endRecord().bytes()));
    }
}
