package io.wavecast.signals.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.recording.ChannelSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of a file that cannot be read must not keep the rest from being read. */
class EdfUnreadablePartsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "low | 9 | -9 | 9 | 2 | physical minimum of signal 2",
                "0 | high | -9 | 9 | 2 | physical maximum of signal 2",
                "7 | 7 | -9 | 9 | 2 | physical maximum of signal 2",
                "0 | 0 | 0 | 0 | 2 | digital maximum of signal 2",
                "0 | 9 | 1.5 | 9 | 2 | digital minimum of signal 2",
                "0 | 9 | 5 | -5 | 2 | digital maximum of signal 2",
                "0 | 9 | -9 | 99999999 | 2 | digital maximum of signal 2",
                "0 | 9 | -9 | 9 | 0 | number of samples of signal 2",
            })
    void shouldReadTheOtherChannels(
            String physicalMin, String physicalMax, String digitalMin, String digitalMax, int samples, String field)
            throws IOException {
        var edf = new EdfWriter(false, "", 1)
                .signal("Fz", -100, 100, -100, 100, 2)
                .signal("bad", physicalMin, physicalMax, digitalMin, digitalMax, samples)
                .signal("Cz", -100, 100, -100, 100, 2);
        edf.samples(1, 2).samples(new int[samples]).samples(3, 4).endRecord();

        var recording = EdfRecording.read(write(edf.bytes()));

        assertThat(recording.channels()).containsExactly("Fz", "Cz");
        assertThat(Played.of(recording).channel(0)).containsExactly(1, 2);
        assertThat(Played.of(recording).channel(1)).containsExactly(3, 4);
        assertThat(Played.of(ChannelSelection.of(recording, List.of("Cz"))).channel(0))
                .containsExactly(3, 4);
        assertThatThrownBy(() -> ChannelSelection.of(recording, List.of("Fz", "BAD")))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("channel 'bad' cannot be read")
                .hasMessageContaining("'" + field + "'")
                .hasMessageContaining("expected");
    }

    @Test
    void shouldReadWholeNumbersWithDecimalsAndAnnotationsInAnyCase() throws IOException {
        var edf = new EdfWriter(false, "EDF+C", 1)
                .signal("Fz", -100, 100, "-100.0", "100.", 2)
                .signal("EDF annotations", -1, 1, -32768, 32767, 10);
        edf.samples(1, 2).annotation("+0", 20).endRecord();

        var recording = EdfRecording.read(write(edf.bytes()));

        assertThat(recording.channels()).containsExactly("Fz");
        assertThat(Played.of(recording).channel(0)).containsExactly(1, 2);
    }

    @Test
    void shouldRejectAFileWithoutAReadableChannel() throws IOException {
        Path file = write(new EdfWriter(false, "", 1)
                .signal("-", 0, 0, 0, 0, 2)
                .signal("EDF Annotations", -1, 1, -32768, 32767, 10)
                .bytes());

        assertThatThrownBy(() -> EdfRecording.read(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("digital maximum of signal 1")
                .hasMessageContaining("none of the signals can be read");
    }

    @Test
    void shouldSayThatAFileHoldsAnnotationsOnly() throws IOException {
        Path file = write(new EdfWriter(false, "EDF+C", 0)
                .signal("EDF Annotations", -1, 1, -32768, 32767, 10)
                .annotation("+0", 20)
                .endRecord()
                .bytes());

        assertThatThrownBy(() -> EdfRecording.read(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("annotations only");
    }

    @ParameterizedTest
    @CsvSource({
        "00.00.00, 00.00.00",
        "X.X.X, 13.14.15",
        "41.13.12, 13.14.15",
        "31.02.12, 13.14.15",
        "2012, 13.14.15",
        "'', 13.14.15",
        "01.02.yy, 13.14.15",
        "01.02.12, noon",
        "01.02.12, 13.14.60",
        "42.00.00, 26.00.99",
    })
    void shouldReadAFileWithoutAStartTime(String date, String time) throws IOException {
        var edf = new EdfWriter(false, "", 1)
                .start("X X X X", date, time)
                .signal("Fz", -100, 100, -100, 100, 2)
                .samples(1, 2)
                .endRecord();

        var recording = EdfRecording.read(write(edf.bytes()));

        assertThat(recording.start()).isEmpty();
        assertThat(Played.of(recording).channel(0)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "Startdate X X X X, 1.2.20, 13.14.15, 2020-02-01T13:14:15Z",
        "Startdate X X X X, ' 1. 2.20', ' 3. 4. 5', 2020-02-01T03:04:05Z",
        "Startdate 01-FEB-2091 X X X, 01.02.yy, 13.14.15, 2091-02-01T13:14:15Z",
        "Startdate 01-FEB-1999 X X X, 01.02.85, 13.14.15, 1985-02-01T13:14:15Z",
    })
    void shouldReadUnusualStartTimes(String recordingField, String date, String time, Instant start)
            throws IOException {
        var edf = new EdfWriter(false, "EDF+C", 1)
                .start(recordingField, date, time)
                .signal("Fz", -100, 100, -100, 100, 2)
                .signal("EDF Annotations", -1, 1, -32768, 32767, 10);
        edf.samples(1, 2).annotation("+0", 20).endRecord();

        assertThat(EdfRecording.read(write(edf.bytes())).start()).contains(start);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.edf"), bytes);
    }
}
