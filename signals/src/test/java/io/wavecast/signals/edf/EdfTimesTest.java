package io.wavecast.signals.edf;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.signals.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdfTimesTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepRecordDurationsBelowAMicrosecond() throws IOException {
        var edf = new EdfWriter(false, "", 1).duration(".0078125").signal("Fz", -100, 100, -100, 100, 1);
        for (int r = 0; r < 1_280; r++) {
            edf.samples(r % 100).endRecord();
        }

        var recording = EdfRecording.read(write(edf));

        assertThat(recording.rate(0)).hasValue(128);
        assertThat(recording.lengthMicros()).hasValue(10_000_000);
        assertThat(Played.of(recording).offsets())
                .containsExactlyElementsOf(LongStream.range(0, 1_280)
                        .mapToObj(r -> Math.round(r * 1e6 / 128))
                        .toList());
    }

    /** 1/3 s in six digits: the samples of both rates coincide at the start of each record, however it is rounded. */
    @Test
    void shouldMergeRatesWithoutRounding() throws IOException {
        var edf = new EdfWriter(false, "", 1)
                .duration(".3333333")
                .signal("fast", -100, 100, -100, 100, 6)
                .signal("slow", -100, 100, -100, 100, 3);
        for (int r = 0; r < 50; r++) {
            edf.samples(1, 2, 3, 4, 5, 6).samples(7, 8, 9).endRecord();
        }

        var played = Played.of(EdfRecording.read(write(edf)));

        assertThat(played.offsets()).hasSize(300).isSorted();
        assertThat(played.channel(1)).startsWith(7, Double.NaN, 8, Double.NaN, 9, Double.NaN, 7, Double.NaN);
        assertThat(played.values()).filteredOn(row -> Double.isNaN(row[1])).hasSize(150);
    }

    @Test
    void shouldLeaveOutSamplesOfRecordsThatGoBackInTime() throws IOException {
        var edf = new EdfWriter(false, "EDF+D", 1)
                .signal("Fz", -100, 100, -100, 100, 2)
                .signal("EDF Annotations", -1, 1, -32768, 32767, 10);
        edf.samples(1, 2).annotation("+5", 20).endRecord();
        edf.samples(3, 4).annotation("+2", 20).endRecord();
        edf.samples(5, 6).annotation("+5.5", 20).endRecord(); // its first sample has the time of the one before
        edf.samples(7, 8).annotation("+9", 20).endRecord();

        var played = Played.of(EdfRecording.read(write(edf)));

        assertThat(played.channel(0)).containsExactly(1, 2, 6, 7, 8);
        assertThat(played.offsets()).containsExactly(5_000_000L, 5_500_000L, 6_000_000L, 9_000_000L, 9_500_000L);
    }

    private Path write(EdfWriter edf) throws IOException {
        return Files.write(folder.resolve("test.edf"), edf.bytes());
    }
}
