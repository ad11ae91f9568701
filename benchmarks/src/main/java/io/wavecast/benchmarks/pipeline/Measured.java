package io.wavecast.benchmarks.pipeline;

/**
 * What one contender did in one run.
 *
 * @param heapBytes in use after a full collection at the end
 * @param checksum of the forecasts that are compared
 */
record Measured(Window window, long heapBytes, long checksum) {}
