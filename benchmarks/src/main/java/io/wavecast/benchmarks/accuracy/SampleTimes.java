package io.wavecast.benchmarks.accuracy;

import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistorySettings;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * When the samples of a recording were taken: evenly, by its own clock, which counts as UTC.
 *
 * @param begin of the recording
 * @param period of its samples
 */
record SampleTimes(LocalDateTime begin, Duration period) {
    /** Of a recording whose times are unknown: a millisecond apart, so that it is too short for a daily cycle. */
    static final SampleTimes UNKNOWN = new SampleTimes(LocalDateTime.of(1970, 1, 1, 0, 0), Duration.ofMillis(1));

    /** Hours from a beginning such as {@code 2016-07-01T00:00} on. */
    static SampleTimes hours(String begin) {
        return new SampleTimes(LocalDateTime.parse(begin), Duration.ofHours(1));
    }

    /** @param rows (time)(channels), NaN where missing */
    History history(String title, double[][] rows) {
        long first = TimeUnit.SECONDS.toMicros(begin.toEpochSecond(ZoneOffset.UTC));
        long micros = TimeUnit.NANOSECONDS.toMicros(period.toNanos());
        long[] times = new long[rows.length];
        for (int t = 0; t < times.length; t++) {
            times[t] = first + t * micros;
        }
        return History.of(title, times, rows, HistorySettings.everything().maxGap());
    }
}
