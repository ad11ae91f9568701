package io.wavecast.trainer.history;

import java.util.Arrays;

/**
 * How evenly a history is sampled.
 *
 * @param periodMicros median time between neighbours
 * @param jitterMicros 95 % of neighbours without a gap between them are no further than that from the period apart
 * @param shortGaps gaps that are filled in
 * @param longGaps gaps that divide a series
 */
public record Sampling(long periodMicros, long jitterMicros, long shortGaps, long longGaps) {
    private static final double MOST = 0.95;

    static Sampling of(History history) {
        long period = history.periodMicros();
        long[] spacings = history.series().stream()
                .flatMapToLong(series -> Arrays.stream(series.spacings()))
                .toArray();
        long[] missing = Arrays.stream(spacings)
                .map(spacing -> period == 0 ? 0 : Math.round((double) spacing / period) - 1)
                .toArray();
        long[] off = new long[spacings.length];
        int neighbours = 0;
        long shortGaps = 0;
        long longGaps = 0;
        for (int i = 0; i < spacings.length; i++) {
            if (missing[i] <= 0) {
                off[neighbours++] = Math.abs(spacings[i] - period);
            } else if (missing[i] <= history.maxGap()) {
                shortGaps++;
            } else {
                longGaps++;
            }
        }
        long[] sorted = Arrays.copyOf(off, neighbours);
        Arrays.sort(sorted);
        long jitter = neighbours == 0 ? 0 : sorted[(int) (MOST * (neighbours - 1))];
        return new Sampling(period, jitter, shortGaps, longGaps);
    }
}
