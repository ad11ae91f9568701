package io.wavecast.streams.anomaly;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many false alarms a series may have: one in so many of its observations, or one in so much time.
 *
 * @param samples observations of the series per false alarm; 0 if the time counts
 * @param micros time per false alarm in microseconds; 0 if observations count
 */
public record FalseAlarms(double samples, long micros) {
    /** Fewest samples of a channel per false alarm. More frequent ones would not be seen apart. */
    public static final double LEAST = 100;

    private static final double MOST = 1e12;

    public FalseAlarms {
        boolean bySamples = samples >= LEAST && samples <= MOST && micros == 0;
        if (!bySamples && !(samples == 0 && micros > 0)) {
            throw new IllegalArgumentException(
                    "expected one false alarm in 100 to 1e12 samples, or in a time above 0, was "
                            + (micros == 0 ? samples + " samples" : micros + " us"));
        }
    }

    /** One false alarm in so many observations of a series. */
    public static FalseAlarms every(double samples) {
        return new FalseAlarms(samples, 0);
    }

    /** One false alarm of a series in so much time. */
    public static FalseAlarms every(Duration time) {
        return new FalseAlarms(0, TimeUnit.NANOSECONDS.toMicros(time.toNanos()));
    }

    /**
     * Samples of one channel per false alarm of that channel. Channels alarm on their own, so each gets its share.
     *
     * @param periodMicros spacing of observations; 0 if unknown, then a rate by time allows the fewest alarms
     * @param channels of the series
     */
    double ofChannel(long periodMicros, int channels) {
        double ofSeries = micros == 0 ? samples : periodMicros > 0 ? (double) micros / periodMicros : MOST;
        return Math.min(MOST, Math.max(LEAST, ofSeries * channels));
    }
}
