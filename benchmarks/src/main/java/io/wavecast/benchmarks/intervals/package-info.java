/** Judges the intervals of the service on real recordings, next to other methods on the same point forecasts. */
package io.wavecast.benchmarks.intervals;
