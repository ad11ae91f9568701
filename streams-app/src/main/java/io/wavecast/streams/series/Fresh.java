package io.wavecast.streams.series;

/** Nothing was observed yet. */
public record Fresh(IntervalTracker intervals) implements Lifecycle {}
