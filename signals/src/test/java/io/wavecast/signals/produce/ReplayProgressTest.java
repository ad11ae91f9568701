package io.wavecast.signals.produce;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.signals.replay.ReplaySummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {
    private final AtomicLong now = new AtomicLong(7);
    private final StringWriter out = new StringWriter();

    @Test
    void shouldWriteALineToALogEveryTenSeconds() {
        try (var progress = new ReplayProgress(new PrintWriter(out), false, now::get)) {
            progress.begin(List.of("eeg/O1"), -1);
            for (int second = 1; second <= 25; second++) {
                now.addAndGet(TimeUnit.SECONDS.toNanos(1));
                progress.sampled(second * 128L, second * 1_000_000L);
            }
            progress.end(new ReplaySummary(Map.of("eeg/O1", 3_200L), 0, 0, 25_000_000));
        }

        assertThat(out.toString().lines())
                .containsExactly(
                        "replaying into eeg/O1",
                        "1280 observations, 10.0 s of the signal",
                        "2560 observations, 20.0 s of the signal",
                        "3200 observations in Kafka, 25.0 s of the signal");
    }

    @Test
    void shouldCountWhatWasNotSent() {
        try (var progress = new ReplayProgress(new PrintWriter(out), false, now::get)) {
            progress.begin(List.of("hall/a"), -1);
            progress.end(new ReplaySummary(Map.of("hall/a", 20L), 3, 220, 1_000_000));
        }

        assertThat(out.toString())
                .contains("20 observations in Kafka")
                .contains("3 values were missing")
                .contains("220 observations were not sent: their time is not after that of the one before");
    }
}
