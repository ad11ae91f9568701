package io.wavecast.signals.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.SharedData;
import io.wavecast.signals.recording.ChannelSelection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdfRecordingTest {
    @TempDir
    Path folder;

    @Test
    void shouldScaleDigitalValuesBetweenTheirLimits() throws IOException {
        var edf = twoChannels("")
                .samples(-2048, 0, 2047, 1)
                .samples(100, -100, 0, 1)
                .endRecord();

        var played = Played.of(EdfRecording.read(write(edf.bytes())));

        assertThat(played.channel(0)).containsExactly(new double[] {-500, 0.1221, 500, 0.3663}, within(1e-3));
        assertThat(played.channel(1)).containsExactly(100, -100, 0, 1);
        assertThat(played.offsets()).containsExactly(0L, 250_000L, 500_000L, 750_000L);
    }

    @Test
    void shouldReadTwentyFourBits() throws IOException {
        var bdf = new EdfWriter(true, "24BIT", 1)
                .signal("A1", -8_388_608, 8_388_607, -8_388_608, 8_388_607, 4)
                .samples(-8_388_608, -1, 65_536, 8_388_607)
                .endRecord();

        assertThat(Played.of(EdfRecording.read(write(bdf.bytes()))).channel(0))
                .containsExactly(-8_388_608, -1, 65_536, 8_388_607);
    }

    @Test
    void shouldPlaceTheRecordsOfADiscontinuousFileAtTheirOnsets() throws IOException {
        var edf = new EdfWriter(false, "EDF+D", 1)
                .signal("EEG O1", -100, 100, -100, 100, 2)
                .signal("EDF Annotations", -1, 1, -32768, 32767, 10);
        edf.samples(1, 2).annotation("+0.25", 20).endRecord();
        edf.samples(3, 4).annotation("+7.5", 20).endRecord();

        var recording = EdfRecording.read(write(edf.bytes()));

        assertThat(recording.channels()).containsExactly("EEG O1");
        assertThat(Played.of(recording).offsets()).containsExactly(250_000L, 750_000L, 7_500_000L, 8_000_000L);
        assertThat(recording.start()).contains(Instant.parse("2012-02-01T13:14:15Z"));
    }

    @Test
    void shouldMergeSignalsOfDifferentRatesByTime() throws IOException {
        var edf = new EdfWriter(false, "", 1)
                .signal("fast", -100, 100, -100, 100, 4)
                .signal("slow", -100, 100, -100, 100, 1)
                .samples(1, 2, 3, 4)
                .samples(9)
                .endRecord();

        var recording = EdfRecording.read(write(edf.bytes()));
        var played = Played.of(recording);

        assertThat(recording.sampledTogether()).isFalse();
        assertThat(played.channel(0)).containsExactly(1, 2, 3, 4);
        assertThat(played.channel(1)).containsExactly(9, Double.NaN, Double.NaN, Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "5, 2", "1, 2", "0, 2"})
    void shouldReadTheRecordsThatAreInTheFile(String stated, int read) throws IOException {
        var edf = twoChannels("")
                .samples(1, 2, 3, 4)
                .samples(1, 2, 3, 4)
                .samples(5, 6, 7, 8)
                .samples(5, 6, 7, 8);
        edf.samples(9, 9); // the recorder stopped here

        var played = Played.of(EdfRecording.read(write(edf.records(stated).bytes())));

        assertThat(played.offsets()).hasSize(4 * read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 8 | 7 | version",
                "184 | 8 | 9999 | number of bytes in header",
                "236 | 8 | many | number of data records",
                "244 | 8 | 0 | duration of a data record",
                "244 | 8 | x | duration of a data record",
                "252 | 4 | -3 | number of signals",
                "688 | 8 | -1 | number of samples of signal 1",
                "696 | 8 | 4x | number of samples of signal 2",
            })
    void shouldNameTheMalformedHeaderField(int offset, int length, String text, String field) throws IOException {
        byte[] bytes = twoChannels("")
                .samples(1, 2, 3, 4)
                .samples(1, 2, 3, 4)
                .endRecord()
                .bytes();
        byte[] malformed = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), length);
        for (int i = 0; i < length; i++) {
            bytes[offset + i] = malformed[i] == 0 ? (byte) ' ' : malformed[i];
        }
        Path file = write(bytes);

        assertThatThrownBy(() -> EdfRecording.read(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("'" + field)
                .hasMessageContaining("expected");
    }

    @Test
    void shouldRejectATruncatedHeader() throws IOException {
        Path file = write(Arrays.copyOf(twoChannels("").bytes(), 300));

        assertThatThrownBy(() -> EdfRecording.read(file))
                .hasMessageContaining("expected a header of 768 bytes")
                .hasMessageContaining("was a file of 300 bytes");
    }

    @Test
    void shouldReadARealRecording() {
        Path file = SharedData.file("eegmat_500hz_edf/Subject02_1.edf");
        var recording = EdfRecording.read(file);
        var chosen = Played.of(ChannelSelection.of(recording, List.of("o1", "EEG Fz")));

        assertThat(recording.channels()).hasSize(21).contains("EEG O1", "ECG ECG");
        assertThat(recording.start()).contains(Instant.parse("2012-01-01T00:00:00Z"));
        assertThat(chosen.offsets()).hasSize(91_000);
        assertThat(chosen.offsets().get(1)).isEqualTo(2_000);
        // Read with numpy: (d - dmin) * (pmax - pmin) / (dmax - dmin) + pmin.
        assertThat(chosen.values().get(0))
                .containsExactly(new double[] {EdfReference.O1_FIRST, EdfReference.FZ_FIRST}, within(1e-9));
        assertThat(Arrays.stream(chosen.channel(0)).limit(90_000).average().orElseThrow())
                .isCloseTo(EdfReference.O1_MEAN, within(1e-9));
    }

    @Test
    void shouldListTheChannelsIfOneDoesNotExist() {
        Path file = SharedData.file("eegmat_500hz_edf/Subject02_1.edf");

        assertThatThrownBy(() -> ChannelSelection.of(EdfRecording.read(file), List.of("O1", "O9")))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("EEG O1, EEG O2")
                .hasMessageContaining("was O9");
    }

    private static EdfWriter twoChannels(String reserved) {
        return new EdfWriter(false, reserved, 1)
                .signal("EEG O1", -500, 500, -2048, 2047, 4)
                .signal("EEG O2", -100, 100, -100, 100, 4);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.edf"), bytes);
    }
}
