package io.wavecast.streams.series;

import io.wavecast.core.model.ModelVersion;

/**
 * The naive forecast replaces that of a model, which was not finite. The model is tried again with the next observation. The bytes of
 * this state are those of {@link Warming}.
 */
public record Failing(IntervalTracker intervals) implements Lifecycle {
    @Override
    public ModelVersion model() {
        return ModelVersion.NAIVE;
    }

    @Override
    public Warming warm(int channels, int size) {
        return new Warming(intervals).warm(channels, size);
    }
}
