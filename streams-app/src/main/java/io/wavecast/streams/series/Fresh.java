package io.wavecast.streams.series;

/** The series has no observations yet. */
public record Fresh(IntervalTracker intervals) implements Lifecycle {}
