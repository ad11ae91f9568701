package io.wavecast.core.quantile;

import io.wavecast.core.model.ModelVersion;

/**
 * What a series needs between two observations so that its forecasts have quantiles.
 *
 * @param model the version whose errors they are learned from
 * @param tracker what was learned; changed in place
 */
public record SeriesQuantiles(ModelVersion model, QuantileTracker tracker) {}
