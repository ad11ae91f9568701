package io.wavecast.streams.series;

import io.wavecast.core.quantile.IntervalTracker;

/** The series has no observations yet. */
public record Fresh(IntervalTracker intervals) implements Lifecycle {}
