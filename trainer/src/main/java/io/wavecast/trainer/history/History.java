package io.wavecast.trainer.history;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.series.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The recorded samples of all series that a model serves.
 *
 * @param series with the same number of channels, in the order of their keys
 * @param maxGap the most missing samples in a row that are filled in
 * @param skipped number of unused records by reason
 * @param gridMicros distance of the ticks of the grid; 0 without one
 * @param offsets the records that were read; empty if they are not from a topic
 */
public record History(
        List<SeriesHistory> series,
        int maxGap,
        Map<String, Long> skipped,
        long gridMicros,
        List<Lineage.Offsets> offsets) {
    public History {
        series = List.copyOf(series);
        offsets = List.copyOf(offsets);
        skipped = Map.copyOf(skipped);
    }

    /** Series without a grid. */
    public History(List<SeriesHistory> series, int maxGap, Map<String, Long> skipped) {
        this(series, maxGap, skipped, 0, List.of());
    }

    /**
     * A single series, evenly sampled.
     *
     * @param values (time)(channels), NaN where missing
     */
    public static History of(String key, long periodMicros, double[][] values) {
        long[] times = new long[values.length];
        for (int t = 0; t < times.length; t++) {
            times[t] = t * periodMicros;
        }
        return of(key, times, values, HistorySettings.everything().maxGap());
    }

    /**
     * A single series.
     *
     * @param times in microseconds; samples that are not newer than the one before are left out
     * @param values (time)(channels), NaN where missing
     */
    public static History of(String key, long[] times, double[][] values, int maxGap) {
        var settings = new HistorySettings(
                Long.MIN_VALUE, Long.MAX_VALUE, Math.max(HistorySettings.MIN_SAMPLES, values.length), maxGap);
        var builder = new HistoryBuilder(settings);
        for (int t = 0; t < values.length; t++) {
            builder.add(key, new Observation(times[t], values[t]));
        }
        return builder.build();
    }

    /**
     * The older part of each series.
     *
     * @param share of its samples, in (0, 1]
     */
    public History first(double share) {
        List<SeriesHistory> parts = series.stream()
                .map(one -> one.first((int) Math.round(share * one.size())))
                .toList();
        return new History(parts, maxGap, skipped, gridMicros, offsets);
    }

    public long samples() {
        return series.stream().mapToLong(SeriesHistory::size).sum();
    }

    /** The distance of the grid's ticks; without a grid the median time between neighbouring samples, in microseconds; 0 if no series has two samples. */
    public long periodMicros() {
        return gridMicros > 0 ? gridMicros : period(series);
    }

    static long period(List<SeriesHistory> series) {
        long[] spacings = series.stream()
                .flatMapToLong(one -> Arrays.stream(one.spacings()))
                .sorted()
                .toArray();
        return spacings.length == 0 ? 0 : spacings[spacings.length / 2];
    }

    /**
     * Splits every series in the order of time, see {@link SegmentedHistory}.
     *
     * @param leadIn samples before the first target of validation and test data
     */
    public Split split(int leadIn) {
        return SegmentedHistory.of(this).split(leadIn);
    }

    public Sampling sampling() {
        return Sampling.of(this);
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
