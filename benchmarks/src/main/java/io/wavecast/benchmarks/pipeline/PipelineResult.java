package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.throughput.MeasurementWindow;

/**
 * Result of one run of one variant.
 *
 * @param window with rates and costs
 * @param heapBytes in use after a full collection at the end
 * @param checksum of the compared forecasts; 0 if the variant makes none
 */
record PipelineResult(MeasurementWindow window, long heapBytes, long checksum) {}
