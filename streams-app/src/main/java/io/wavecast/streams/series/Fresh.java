package io.wavecast.streams.series;

import io.wavecast.core.model.ModelVersion;

/** Nothing was observed yet. */
public record Fresh(IntervalTracker intervals) implements Lifecycle {
    @Override
    public ModelVersion model() {
        return ModelVersion.NAIVE;
    }

    @Override
    public Warming warm(int channels, int size) {
        return new Warming(intervals).warm(channels, size);
    }
}
