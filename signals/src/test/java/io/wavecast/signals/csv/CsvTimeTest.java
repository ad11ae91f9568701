package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTimeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "2024-05-31 16:08:37.1, 100000",
        "2024-05-31T16:08:37.1234, 123400",
        "2024-05-31 16:08:37.123456789, 123457",
        "2024-05-31 16:08:37.250+00:00, 250000",
        "2024-05-31 18:08:37+02:00, 0",
        "2024-05-31T16:08:37Z, 0",
        "31/5/2024 16:08:37, 0",
        "1717171717.125, 125000",
        "1717171717125, 125000",
        "1717171717125001, 125001",
    })
    void shouldReadATimeToTheMicrosecond(String text, int micros) throws IOException {
        var recording = CsvRecording.read(write("time,v\n" + text + ",1\n"), CsvOptions.none());

        assertThat(recording.start())
                .contains(Instant.parse("2024-05-31T16:08:37Z").plusNanos(1_000L * micros));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-31, 2024-05-31T00:00:00Z",
        "13/2/2024 7:05, 2024-02-13T07:05:00Z",
        "2410-01-01, 2410-01-01T00:00:00Z",
    })
    void shouldReadMissingPartsOfATimeAsZero(String text, Instant expected) throws IOException {
        assertThat(CsvRecording.read(write("date,v\n" + text + ",1\n"), CsvOptions.none())
                        .start())
                .contains(expected);
    }

    @Test
    void shouldPreferADateToATemperature() throws IOException {
        var recording = CsvRecording.read(write("date,T,RH\n2024-05-31 16:00:00,20.5,50\n"), CsvOptions.none());

        assertThat(recording.channels()).containsExactly("T", "RH");
        assertThat(recording.start()).contains(Instant.parse("2024-05-31T16:00:00Z"));
    }

    @Test
    void shouldNotReadATemperatureAsATime() throws IOException {
        var options = new CsvOptions(Optional.empty(), OptionalDouble.of(1), Set.of());

        assertThat(CsvRecording.read(write("T,RH\n20.5,50\n"), options).channels())
                .containsExactly("T", "RH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "31/02/2024", "2024-13-01", "+999999999-01-01", "soon", "''"})
    void shouldRejectTextThatIsNotATime(String text) throws IOException {
        Path file = write("time,v\n0,1\n" + text.replace("'", "") + ",2\n");

        assertThatThrownBy(() -> Played.of(CsvRecording.read(file, CsvOptions.none())))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 3")
                .hasMessageContaining("expected a time");
    }

    @Test
    void shouldKeepGapsRepeatedAndEarlierTimes() throws IOException {
        var recording = CsvRecording.read(write("t,v\n10,1\n12,2\n12,3\n9,4\n30,5\n"), CsvOptions.none());

        assertThat(Played.of(recording).offsets())
                .containsExactly(0L, 2_000_000L, 2_000_000L, -1_000_000L, 20_000_000L);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("test.csv"), text);
    }
}
