package io.wavecast.streams.series;

import io.wavecast.core.model.ModelVersion;

/** The naive forecast forecasts: no model serves the series, or the series is younger than the model's warm-up. */
public record Warming(IntervalTracker intervals) implements Lifecycle {
    @Override
    public ModelVersion model() {
        return ModelVersion.NAIVE;
    }

    /** {@inheritDoc} The intervals of horizon 1, which is always the first, are kept. */
    @Override
    public Warming warm(int channels, int size) {
        return intervals.size() == size ? this : new Warming(intervals.resized(channels, size));
    }
}
