package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;

/**
 * The moment when a model version took over a series.
 *
 * @param seconds event time of its first forecast, since the first observation of the run
 * @param around observations and forecasts from shortly before to shortly after
 */
public record ModelSwap(ModelVersion version, double seconds, ForecastRows around) {}
