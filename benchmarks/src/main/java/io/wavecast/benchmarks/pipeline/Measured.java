package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.lab.Contender;

/**
 * What one contender did.
 *
 * @param heapBytes in use after a full collection at the end
 * @param checksum of the forecasts that are compared
 */
record Measured(Contender contender, Window window, long heapBytes, long checksum) {}
