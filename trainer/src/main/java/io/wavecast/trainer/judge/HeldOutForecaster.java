package io.wavecast.trainer.judge;

import io.wavecast.trainer.history.SeriesSlice;
import java.util.function.IntConsumer;

/** A forecaster that goes through held-out slices sample by sample, as it would in the stream. */
public interface HeldOutForecaster {
    double[][] NO_SPREADS = {};

    /**
     * The samples before the first target that the forecaster takes in: those that it would know in the stream. Unless stated otherwise these are
     * all samples of the slice.
     */
    default int past() {
        return Integer.MAX_VALUE;
    }

    /** Starts a new slice. {@link #observe} receives the newest {@link #past()} samples before the first target. */
    void begin(SeriesSlice slice);

    /** Takes in the sample at a time, without a forecast. */
    void observe(SeriesSlice slice, int t);

    /**
     * Takes in the sample at a time, and forecasts.
     *
     * @param means (horizons, channels) receives the forecasts in the user's units
     */
    void forecast(SeriesSlice slice, int t, double[][] means);

    /**
     * Goes through a slice: takes in the past of the first target, then forecasts from each sample but the last.
     *
     * @param means (horizons, channels) receives the forecasts
     * @param made receives the position of the sample that a forecast was made from, after each forecast
     */
    default void run(SeriesSlice slice, double[][] means, IntConsumer made) {
        begin(slice);
        for (int t = Math.max(0, slice.firstTarget() - past()); t + 1 < slice.values().length; t++) {
            if (t + 1 < slice.firstTarget()) {
                observe(slice, t);
            } else {
                forecast(slice, t, means);
                made.accept(t);
            }
        }
    }

    /**
     * The expected sizes of the errors of the newest forecasts as multiples of the usual ones, (horizons)(channels). Empty if the forecaster does not
     * tell. Valid until the next forecast.
     */
    default double[][] spreads() {
        return NO_SPREADS;
    }
}
