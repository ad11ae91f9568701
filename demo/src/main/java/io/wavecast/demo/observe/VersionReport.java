package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;

/**
 * What one model version did for a series.
 *
 * @param version never the naive forecast
 * @param fromSeconds event time of the first observation it answered, since the first observation of the run
 * @param forecasts how many it made
 * @param errors of those whose truth came
 */
public record VersionReport(ModelVersion version, double fromSeconds, long forecasts, ErrorStatistics errors) {}
