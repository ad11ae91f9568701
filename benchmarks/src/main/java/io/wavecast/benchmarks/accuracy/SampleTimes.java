package io.wavecast.benchmarks.accuracy;

import io.wavecast.signals.Signal;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.HistorySettings;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    private static final int MOST_OFF = 2; // periods

    /** Hours from a beginning such as {@code 2016-07-01T00:00} on. */
    static SampleTimes hours(String begin) {
        return new SampleTimes(LocalDateTime.parse(begin), Duration.ofHours(1));
    }

    /**
     * Those that a file tells, if they are nearly even: with the median of the steps as period, the last sample may be two periods off.
     *
     * @return {@link #UNKNOWN} if the file tells no times, or uneven ones
     */
    static SampleTimes of(Signal signal) {
        if (signal.start().isEmpty() || signal.rate(0).isPresent()) {
            return UNKNOWN;
        }
        List<Long> offsets = new ArrayList<>();
        try (Signal.Playback playback = signal.open()) {
            double[] values = new double[signal.channels().size()];
            while (playback.next(values)) {
                offsets.add(playback.offsetMicros());
            }
        }
        double[][] unread = Collections.nCopies(offsets.size(), new double[1]).toArray(double[][]::new);
        long[] times = offsets.stream().mapToLong(Long::longValue).toArray();
        long period = History.of(signal.name(), times, unread, 0).periodMicros();
        return period == 0
                        || Math.abs(times[times.length - 1] - times[0] - period * (times.length - 1))
                                > MOST_OFF * period
                ? UNKNOWN
                : new SampleTimes(
                        LocalDateTime.ofInstant(signal.start().get(), ZoneOffset.UTC),
                        Duration.of(period, ChronoUnit.MICROS));
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
