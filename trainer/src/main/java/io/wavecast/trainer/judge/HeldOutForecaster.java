package io.wavecast.trainer.judge;

import io.wavecast.trainer.history.SeriesSlice;

/** A forecaster that goes through held-out slices sample by sample, as it would in the stream. */
public interface HeldOutForecaster {
    /** Starts a new slice. */
    void begin(SeriesSlice slice);

    /** Takes in the sample at a time, without a forecast. */
    void observe(SeriesSlice slice, int t);

    /**
     * Takes in the sample at a time, and forecasts.
     *
     * @param means (horizons, channels) receives the forecasts in the user's units
     */
    void forecast(SeriesSlice slice, int t, double[][] means);
}
