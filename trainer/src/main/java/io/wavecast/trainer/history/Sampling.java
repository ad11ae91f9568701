package io.wavecast.trainer.history;

import java.util.Arrays;

/**
 * Period, jitter and gaps of a history.
 *
 * @param periodMicros median time between neighbouring samples
 * @param jitterMicros 95th percentile of the deviation from the period, over neighbours without a gap between them
 * @param shortGaps number of gaps that are filled in
 * @param longGaps number of gaps that divide a series
 */
public record Sampling(long periodMicros, long jitterMicros, long shortGaps, long longGaps) {
    private static final double PERCENTILE = 0.95;

    static Sampling of(History history) {
        long period = history.periodMicros();
        long[] spacings = history.series().stream()
                .flatMapToLong(series -> Arrays.stream(series.spacings()))
                .toArray();
        long[] missing = Arrays.stream(spacings)
                .map(spacing -> period == 0 ? 0 : Math.round((double) spacing / period) - 1)
                .toArray();
        long[] deviations = new long[spacings.length];
        int neighbours = 0;
        long shortGaps = 0;
        long longGaps = 0;
        for (int i = 0; i < spacings.length; i++) {
            if (missing[i] <= 0) {
                deviations[neighbours++] = Math.abs(spacings[i] - period);
            } else if (missing[i] <= history.maxGap()) {
                shortGaps++;
            } else {
                longGaps++;
            }
        }
        long[] sorted = Arrays.copyOf(deviations, neighbours);
        Arrays.sort(sorted);
        long jitter = neighbours == 0 ? 0 : sorted[(int) (PERCENTILE * (neighbours - 1))];
        return new Sampling(period, jitter, shortGaps, longGaps);
    }
}
