package io.wavecast.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.recording.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTimesTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellThePeriodOfNearlyEvenTimes() throws IOException {
        assertThat(of("00:00", "01:00", "02:00", "04:00", "05:00", "06:00"))
                .isEqualTo(new SampleTimes(LocalDateTime.of(2024, 1, 31, 0, 0), Duration.ofHours(1)));
    }

    @Test
    void shouldTellNothingOfUnevenTimesOrOfOneSample() throws IOException {
        assertThat(of("00:00", "01:00", "02:00", "09:00", "10:00")).isEqualTo(SampleTimes.UNKNOWN);
        assertThat(of("00:00")).isEqualTo(SampleTimes.UNKNOWN);
    }

    private SampleTimes of(String... times) throws IOException {
        var text = new StringBuilder("time,v\n");
        for (String time : times) {
            text.append("2024-01-31T").append(time).append(":00Z,1\n");
        }
        return SampleTimes.of(Recordings.read(Files.writeString(folder.resolve("times.csv"), text), CsvOptions.none()));
    }
}
