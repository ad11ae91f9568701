package io.wavecast.streams.anomaly;

import io.wavecast.core.model.ModelVersion;

/**
 * What was expected of one channel at one time.
 *
 * @param mean the forecast, in the signal's unit; NaN if no model forecasts, then the detector's own forecast holds
 * @param lower lower end of the interval; NaN if there is none
 * @param upper upper end of the interval; NaN if there is none
 * @param model version that made the forecast
 */
public record Expected(double mean, double lower, double upper, ModelVersion model) {
    /** No model forecasts. */
    public static final Expected NOTHING = new Expected(Double.NaN, Double.NaN, Double.NaN, ModelVersion.NAIVE);
}
