package io.wavecast.streams.series;

/**
 * The naive forecast replaces that of a model, which was not finite. The model is used again with the next observation.
 * The bytes of this state are those of {@link Warming}.
 */
public record Failing(IntervalTracker intervals) implements Lifecycle {}
