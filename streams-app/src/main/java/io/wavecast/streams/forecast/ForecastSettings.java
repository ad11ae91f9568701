package io.wavecast.streams.forecast;

import io.wavecast.core.wire.WireFormat;

/**
 * How a series is followed.
 *
 * @param maxGap missing samples in a row that are stepped through; after more the series warms up again
 * @param ring past inputs kept per series, from which a new model's hidden state is rebuilt; grown to a model's warmup
 * @param everyScore whether each score is said, rather than a summary per second
 * @param format of forecasts and scores, and of observations that do not say theirs in a header
 */
public record ForecastSettings(int maxGap, int ring, boolean everyScore, WireFormat format) {
    public static final ForecastSettings DEFAULTS = new ForecastSettings(10, 512, false, WireFormat.JSON);

    /** Values that a ring may hold, so that the state of a series stays a message of reasonable size. */
    public static final int MAX_RING_VALUES = 131_072;

    /** Past inputs kept of a series with this many channels. */
    int ringFor(int channels) {
        return Math.max(1, Math.min(ring, MAX_RING_VALUES / channels));
    }
}
