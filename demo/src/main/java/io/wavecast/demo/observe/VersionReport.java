package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;

/**
 * The measurements of one model version's forecasts for a series.
 *
 * @param version a model version, never the naive forecast
 * @param fromSeconds event time of its first forecast, since the first observation of the run
 * @param forecasts number of its forecasts
 * @param errors of those whose target was observed
 */
public record VersionReport(ModelVersion version, double fromSeconds, long forecasts, ErrorStatistics errors) {}
