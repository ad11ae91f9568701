package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.signals.Played;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.SharedData;
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

class CsvRecordingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t,v\n1717171717.25,1\n1717171717.5,2\n",
                "timestamp;v\n1717171717250;1\n1717171717500;2\n",
                "Time\tv\n2024-05-31T16:08:37.250Z\t1\n2024-05-31T18:08:37.500+02:00\t2\n",
                "\ufeffdate,v\n2024-05-31 16:08:37.250,1\n2024-05-31 16:08:37.500,2\n",
                "# written by a meter\n\nt , v\n1717171717.25, 1\n# a pause\n1717171717.5, 2\n",
                "\"t\",\"v\"\r\n\"1717171717.25\",\"1\"\r\n\"1717171717.5\",\"2\"\r\n",
                "2024-05-31 16:08:37.250,1\n2024-05-31 16:08:37.500,2\n",
            })
    void shouldReadTimesAndValuesInEveryNotation(String text) throws IOException {
        var recording = CsvRecording.read(write(text), CsvOptions.none());
        var played = Played.of(recording);

        assertThat(recording.start()).contains(Instant.parse("2024-05-31T16:08:37.250Z"));
        assertThat(played.offsets()).containsExactly(0L, 250_000L);
        assertThat(played.channel(0)).containsExactly(1, 2);
    }

    @Test
    void shouldUseTheRateIfThereAreNoTimes() throws IOException {
        var options = new CsvOptions(Optional.empty(), OptionalDouble.of(128), Set.of());

        var played = Played.of(CsvRecording.read(write("a,b\n1,2\n3,4\n5,6\n"), options));

        assertThat(played.offsets()).containsExactly(0L, 7_813L, 15_625L);
        assertThat(played.channel(1)).containsExactly(2, 4, 6);
    }

    @Test
    void shouldReadEveryMarkerAsAMissingValue() throws IOException {
        var options = new CsvOptions(Optional.empty(), OptionalDouble.empty(), Set.of("-200"));

        var played = Played.of(CsvRecording.read(write("t,a,b\n0,1,NA\n1,,-200\n2,?,3\n"), options));

        assertThat(played.channel(0)).containsExactly(1, Double.NaN, Double.NaN);
        assertThat(played.channel(1)).containsExactly(Double.NaN, Double.NaN, 3);
    }

    @Test
    void shouldSkipColumnsOfWords() throws IOException {
        var recording = CsvRecording.read(write("t,wind,speed\n0,NW,1\n1,SE,2\n"), CsvOptions.none());

        assertThat(recording.channels()).containsExactly("speed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b\\n1,2\\n | expected a column of times or a sampling rate",
                "t,v\\n | expected rows of 2 columns below the header, was none",
                "t,v\\n0,1\\n1,2,3\\n | line 3: expected 2 columns, was 3",
                "t,v\\n0,1\\nlater,2\\n | line 3: expected a time (epoch seconds, ISO-8601, or a date such as 2026-05-31 16:08:37), was 'later'",
                "t,v\\n0,x\\n1,y\\n | expected a column of numbers, was none among t, v",
            })
    void shouldReportTheProblemAndItsPlace(String text, String expected) throws IOException {
        Path file = write(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> Played.of(CsvRecording.read(file, CsvOptions.none())))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(expected);
    }

    @Test
    void shouldNameTheLineAndColumnOfAWordAmongNumbers() throws IOException {
        var text = new StringBuilder("t,speed\n");
        for (int t = 0; t < 300; t++) {
            text.append(t).append(t == 250 ? ",off\n" : ",1\n");
        }
        Path file = write(text.toString());

        assertThatThrownBy(() -> Played.of(CsvRecording.read(file, CsvOptions.none())))
                .hasMessageContaining("line 252, column speed: expected a number, was 'off'")
                .hasMessageContaining("--missing");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "eeg_eye_state_128hz/eeg-eye-state.csv, 128, -, 15, 14980, AF3, 4329.23",
                "muse_256hz/data_2017-02-11-14.43.43.csv, -, -, 6, 30732, TP9, 133.301",
                "openbci_250hz/OpenBCI_GUI-v6-blinks-jawClench-alpha.txt, -, -, 23, 22490, EXG Channel 0, 61379.36",
                "biosppy_125hz_1khz/ecg.txt, -, -, 1, 15000, c1, 2044",
                "biosppy_125hz_1khz/acc.txt, -, -, 3, 2000, -, -",
                "ett/ETTh1.csv, -, -, 7, 17420, HUFL, 5.827000141143799",
                "air_quality_uci/AirQualityUCI.csv, -, -200, 13, 9357, CO_GT, 2.6",
                "beijing_pm25/PRSA_data_2010.1.1-2014.12.31.csv, -, -, 8, 43824, DEWP, -21",
                "nab/realKnownCause/nyc_taxi.csv, -, -, 1, 10320, value, 10844",
            })
    void shouldReadRealRecordings(
            String name, Double rate, String missing, int channels, int rows, String label, Double first) {
        var options = new CsvOptions(
                Optional.empty(),
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                missing == null ? Set.of() : Set.of(missing));

        var recording = CsvRecording.read(SharedData.file(name), options);
        var played = Played.of(recording);

        assertThat(recording.channels()).hasSize(channels);
        assertThat(played.offsets()).hasSize(rows);
        if (label != null) {
            assertThat(recording.channels()).contains(label);
            assertThat(played.values().get(0)[recording.channels().indexOf(label)])
                    .isEqualTo(first);
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("test.csv"), text);
    }
}
