package io.wavecast.core.adapt;

import io.wavecast.core.model.ModelVersion;

/**
 * What a series needs between two observations so that its forecasts can be corrected.
 *
 * @param model the version that is corrected
 * @param learned from its forecasts; changed in place
 * @param season the samples of the last season; changed in place
 * @param means of the samples, none if the version's adapter has none; changed in place
 */
public record Adaptation(ModelVersion model, AdapterState learned, SeasonRing season, RunningMeans means) {
    /**
     * Where the numbers are that were learned.
     *
     * @param channels of the series
     */
    public AdapterLayout layout(int channels) {
        return AdapterLayout.withMeans(means.values().length / channels);
    }

    /** Forgets the samples, after a gap in time. Keeps what was learned. */
    void forgetSamples() {
        season.clear();
        means.clear();
    }
}
