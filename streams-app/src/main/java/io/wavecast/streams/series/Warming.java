package io.wavecast.streams.series;

import io.wavecast.core.quantile.IntervalTracker;

/** The series gets the naive forecast: no model serves it, or it has fewer observations than the model's warm-up. */
public record Warming(IntervalTracker intervals) implements Lifecycle {
    @Override
    public Warming warm(int channels, int size) {
        return intervals.size() == size ? this : new Warming(intervals.resized(channels, size));
    }
}
