package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.throughput.MeasurementWindow;

/**
 * What one contender did in one run.
 *
 * @param heapBytes in use after a full collection at the end
 * @param checksum of the forecasts that are compared
 */
record PipelineResult(MeasurementWindow window, long heapBytes, long checksum) {}
