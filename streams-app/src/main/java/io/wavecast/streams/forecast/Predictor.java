package io.wavecast.streams.forecast;

import io.wavecast.core.series.ForecastDraft;
import io.wavecast.streams.series.SeriesState;

/** Predicts series, one sample at a time. */
sealed interface Predictor permits NaivePredictor, ModelPredictor {
    double[] NO_LESSON = {};

    /**
     * Prepares the state of a series for this predictor. Does nothing if this predictor already forecasts the series.
     *
     * @return whether a hidden state was rebuilt
     */
    boolean adopt(SeriesState state);

    /**
     * Estimates the next sample.
     *
     * @param newestMicros time of the newest sample, observed or filled in
     * @param next (channels) receives the estimate; NaN if there is none
     */
    void estimateNext(SeriesState state, long newestMicros, double[] next);

    /** Advances the series by a sample that was filled in, without a prediction. */
    void advance(SeriesState state, double[] sample);

    /**
     * Advances the series by an observed sample, and predicts the following ones.
     *
     * @param sample (channels) without missing channels
     * @return the means, without times and intervals; valid until the next prediction
     */
    ForecastDraft predict(SeriesState state, double[] sample);

    /**
     * What the newest forecast at a horizon must be remembered by until its true value is known, see
     * {@link io.wavecast.core.adapt.ForecastCorrector}. Empty if nothing is learned from it. Valid until the next prediction.
     */
    default double[] lesson(int horizonIndex) {
        return NO_LESSON;
    }
}
