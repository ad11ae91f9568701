package io.wavecast.streams.series;

/** The naive forecast forecasts: no model serves the series, or the series is younger than the model's warm-up. */
public record Warming(IntervalTracker intervals) implements Lifecycle {
    @Override
    public Warming warm(int channels, int size) {
        return intervals.size() == size ? this : new Warming(intervals.resized(channels, size));
    }
}
