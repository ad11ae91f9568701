package io.wavecast.streams.forecast;

import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.series.InputRing;
import java.time.Duration;

/**
 * Settings of the forecasts of all series.
 *
 * @param maxGap largest number of consecutive missing samples that are filled; after a longer gap the series warms up again
 * @param ring number of past inputs kept per series, from which a new model's hidden state is rebuilt; grows to a model's warm-up
 * @param everyScore whether every score is published instead of a summary per second
 * @param format format of forecasts and scores, and of observations whose headers do not name a format
 * @param maxAhead largest distance of an event time after the record's timestamp
 * @param forgetAfter time without an observation after which a series is forgotten; zero keeps all series
 */
public record ForecastSettings(
        int maxGap, int ring, boolean everyScore, WireFormat format, Duration maxAhead, Duration forgetAfter) {
    public static final ForecastSettings DEFAULTS = new ForecastSettings(10, 512, false, WireFormat.JSON);

    /** Settings with the default {@code maxAhead}, an hour, and the default {@code forgetAfter}, a week. */
    public ForecastSettings(int maxGap, int ring, boolean everyScore, WireFormat format) {
        this(maxGap, ring, everyScore, format, Duration.ofHours(1), Duration.ofDays(7));
    }

    /** Number of past inputs kept of a series with so many channels. */
    int ringFor(int channels) {
        return Math.max(1, Math.min(ring, InputRing.MAX_VALUES / channels));
    }
}
