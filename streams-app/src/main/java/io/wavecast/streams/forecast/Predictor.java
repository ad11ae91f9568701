package io.wavecast.streams.forecast;

import io.wavecast.streams.series.SeriesState;

/** Somebody who follows a series sample by sample. */
sealed interface Predictor permits NaivePredictor, ModelPredictor {

    /** Takes the series over where another followed it before. @return whether a hidden state was rebuilt */
    boolean takeOver(SeriesState state);

    /** @param next (channels) receives what is expected of the next sample; may be NaN where nothing is known */
    void expect(SeriesState state, double[] next);

    /** Takes in a sample that was filled in. */
    void absorb(SeriesState state, double[] sample);

    /** Takes in an observation and says what comes next. @param sample (channels) without missing channels */
    Prediction step(SeriesState state, double[] sample);
}
