package io.wavecast.streams.forecast;

import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.series.InputRing;

/**
 * Settings of the forecasts of all series.
 *
 * @param maxGap largest number of consecutive missing samples that are filled; after a longer gap the series warms up again
 * @param ring number of past inputs kept per series, from which a new model's hidden state is rebuilt; grows to a model's warm-up
 * @param everyScore whether every score is published instead of a summary per second
 * @param format format of forecasts and scores, and of observations whose headers do not name a format
 */
public record ForecastSettings(int maxGap, int ring, boolean everyScore, WireFormat format) {
    public static final ForecastSettings DEFAULTS = new ForecastSettings(10, 512, false, WireFormat.JSON);

    /** Number of past inputs kept of a series with so many channels. */
    int ringFor(int channels) {
        return Math.max(1, Math.min(ring, InputRing.MAX_VALUES / channels));
    }
}
