package io.wavecast.trainer.history;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The past of all series that a model serves.
 *
 * @param series those with the same number of channels, by key
 * @param skipped records that were not used, by reason
 */
public record History(List<SeriesHistory> series, Map<String, Long> skipped) {
    public History {
        series = List.copyOf(series);
        skipped = Map.copyOf(skipped);
    }

    public long samples() {
        return series.stream().mapToLong(SeriesHistory::size).sum();
    }

    /** The median time between neighbours, in microseconds; 0 if there are none. */
    public long periodMicros() {
        return period(series);
    }

    static long period(List<SeriesHistory> series) {
        long[] spacings = series.stream()
                .flatMapToLong(one -> Arrays.stream(one.spacings()))
                .sorted()
                .toArray();
        return spacings.length == 0 ? 0 : spacings[spacings.length / 2];
    }

    public long fromMicros() {
        return series.stream().mapToLong(one -> one.timeMicros(0)).min().orElse(0);
    }

    public long toMicros() {
        return series.stream()
                .mapToLong(one -> one.timeMicros(one.size() - 1))
                .max()
                .orElse(0);
    }
}
