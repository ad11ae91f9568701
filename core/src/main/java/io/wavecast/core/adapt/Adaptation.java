package io.wavecast.core.adapt;

import io.wavecast.core.model.ModelVersion;

/**
 * What a series needs between two observations so that its forecasts can be corrected.
 *
 * @param model the version that is corrected
 * @param learned from its forecasts; changed in place
 * @param season the samples of the last season; changed in place
 */
public record Adaptation(ModelVersion model, AdapterState learned, SeasonRing season) {}
