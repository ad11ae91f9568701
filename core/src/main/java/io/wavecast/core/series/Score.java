package io.wavecast.core.series;

import io.wavecast.core.model.ModelVersion;

/**
 * The comparison of a forecast for one horizon with the observation that arrived. Errors are root mean squares over the channels present,
 * in the user's units.
 *
 * @param model version of the model that computed the forecast
 * @param status status of the forecast
 * @param horizon steps ahead
 * @param atMicros event time of the observation
 * @param error root mean square over channels of mean − observed
 * @param naiveError error of the naive forecast for the same time
 * @param coverage share of the channels inside their interval, 0..1
 * @param intervalScore interval score (Winkler; Gneiting and Raftery 2007, eq. 43), mean over channels: the interval's width, plus 2/α times
 *     the distance of an observation outside, with α = 1 − the intended coverage. Smaller is better
 * @param late whether the forecast became visible to readers after the time of its target
 */
public record Score(
        ModelVersion model,
        ForecastStatus status,
        int horizon,
        long atMicros,
        double error,
        double naiveError,
        double coverage,
        double intervalScore,
        boolean late) {}
