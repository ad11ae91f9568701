package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.signals.Played;
import io.wavecast.signals.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads files that need no options. Their sources state the expected rows and rates. */
class SharedRecordingsTest {
    @Test
    void shouldReadEveryRowOfTheAnomalyBenchmark() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SharedData.file("nab"))) {
            files = all.filter(file -> file.toString().endsWith(".csv")).toList();
        }

        assertThat(files).isNotEmpty();
        for (Path file : files) {
            var recording = CsvRecording.read(file, CsvOptions.none());
            List<String> lines = Files.readAllLines(file);

            var played = Played.of(recording);

            assertThat(recording.channels()).as(file.toString()).containsExactly("value");
            assertThat(recording.start()).as(file.toString()).isPresent();
            assertThat(played.channel(0))
                    .as(file.toString())
                    .containsExactly(lines.stream()
                            .skip(1)
                            .filter(line -> !line.isBlank())
                            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
                            .toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "eeg_ec.txt, 1, 38219, 125, 537",
        "eeg_eo.txt, 1, 30203, 125, 47",
        "ecg.txt, 1, 15000, 1000, 2044",
        "resp.txt, 1, 60000, 1000, 2094",
        "acc.txt, 3, 2000, 100, 0.28467",
    })
    void shouldReadTheRateFromTheComments(String name, int channels, int rows, double rate, double first) {
        var recording = CsvRecording.read(SharedData.file("biosppy_125hz_1khz/" + name), CsvOptions.none());
        var played = Played.of(recording);

        assertThat(recording.channels()).hasSize(channels);
        assertThat(recording.rate(0)).hasValue(rate);
        assertThat(played.offsets()).hasSize(rows);
        assertThat(played.offsets().get(rows - 1)).isEqualTo(Math.round((rows - 1) * 1e6 / rate));
        assertThat(played.values().get(0)[0]).isEqualTo(first);
    }
}
