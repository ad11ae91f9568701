package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;

/**
 * The moment another version answered for a series.
 *
 * @param seconds event time of the first observation that it answered, since the first observation of the run
 * @param around observations and forecasts from shortly before until shortly after
 */
public record ModelSwap(ModelVersion version, double seconds, ForecastRows around) {}
