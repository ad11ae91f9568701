package io.wavecast.signals.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdfPlusTest {
    @TempDir
    Path folder;

    @Test
    void shouldAddTheFirstOnsetToTheStartOfAContinuousFile() throws IOException {
        var edf = plus(false, "EDF+C");
        edf.samples(1, 2).annotation("+0.25", 20).endRecord();
        edf.samples(3, 4).annotation("+1.25", 20).endRecord();

        var recording = EdfRecording.read(write(edf.bytes()));

        assertThat(recording.start()).contains(Instant.parse("2012-02-01T13:14:15.250Z"));
        assertThat(Played.of(recording).offsets()).containsExactly(0L, 500_000L, 1_000_000L, 1_500_000L);
    }

    @Test
    void shouldPlaceTheRecordsOfADiscontinuousBdfFileAtTheirOnsets() throws IOException {
        var bdf = plus(true, "BDF+D");
        bdf.samples(1, 2).annotation("+0", 30).endRecord();
        bdf.samples(-3, 4).annotation("+90", 30).endRecord();

        var recording = EdfRecording.read(write(bdf.bytes()));

        assertThat(recording.channels()).containsExactly("EEG O1");
        assertThat(Played.of(recording).offsets()).containsExactly(0L, 500_000L, 90_000_000L, 90_500_000L);
        assertThat(Played.of(recording).channel(0)).containsExactly(1, 2, -3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "+NaN", "+Infinity"})
    void shouldNameTheRecordWithAMalformedOnset(String onset) throws IOException {
        var edf = plus(false, "EDF+D");
        edf.samples(1, 2).annotation("+0", 20).endRecord();
        edf.samples(3, 4).annotation(onset, 20).endRecord();
        var recording = EdfRecording.read(write(edf.bytes()));

        assertThatThrownBy(() -> Played.of(recording))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("data record 2")
                .hasMessageContaining("onset");
    }

    @Test
    void shouldRejectRecordsLargerThanMemory() throws IOException {
        var edf = new EdfWriter(false, "", 1);
        for (int s = 0; s < 250; s++) {
            edf.signal("c" + s, -1, 1, -1, 1, 9_000_000);
        }
        Path file = write(edf.records("1").bytes());

        assertThatThrownBy(() -> Played.of(EdfRecording.read(file)))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("number of samples")
                .hasMessageContaining("expected at most");
    }

    private static EdfWriter plus(boolean bdf, String reserved) {
        return new EdfWriter(bdf, reserved, 1)
                .signal("EEG O1", -100, 100, -100, 100, 2)
                .signal(bdf ? "BDF Annotations" : "EDF Annotations", -1, 1, -32768, 32767, 10);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.edf"), bytes);
    }
}
