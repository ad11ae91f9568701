package io.wavecast.signals.live;

import io.wavecast.core.series.Observation;

/**
 * An observation and the series that it belongs to.
 *
 * @param series the key of the series
 */
public record SeriesObservation(String series, Observation observation) {}
