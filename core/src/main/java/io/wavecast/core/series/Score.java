package io.wavecast.core.series;

import io.wavecast.core.model.ModelVersion;

/**
 * One forecast step against the observation that arrived. Errors are root mean squares over the channels present,
 * in the user's units.
 *
 * @param model who forecast
 * @param status what the forecast stood on
 * @param horizon steps ahead
 * @param atMicros event time of the observation that is the truth here
 * @param error root mean square over channels of mean − observed
 * @param naiveError the same for the naive forecast made at the same moment
 * @param coverage share of the channels inside their interval, 0..1
 * @param late whether the forecast was made after its target was due
 */
public record Score(
        ModelVersion model,
        ForecastStatus status,
        int horizon,
        long atMicros,
        double error,
        double naiveError,
        double coverage,
        boolean late) {}
