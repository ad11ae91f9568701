package io.wavecast.signals.replay;

import io.wavecast.core.wire.WireFormat;
import java.time.Instant;
import java.util.Optional;

/**
 * Options of a replay.
 *
 * @param series key of the series, or the prefix of the keys if each channel is a series
 * @param vector whether all channels are one series
 * @param speed 1 as recorded, 10 ten times as fast, 0 as fast as possible
 * @param start event time of the signal's start; empty for the time of the replay
 * @param fromMicros microseconds from the start of the signal to the first sample to replay
 * @param toMicros microseconds from the start of the signal to the end, exclusive
 * @param loop whether to start again at the end; event time continues
 * @param format wire format of the observations
 * @param chunkMicros duration of the samples that are sent as one record; 0 sends each alone
 */
public record ReplayOptions(
        String series,
        boolean vector,
        double speed,
        Optional<Instant> start,
        long fromMicros,
        long toMicros,
        boolean loop,
        WireFormat format,
        long chunkMicros) {
    /** Option names on the command line, for messages. */
    public static final String SERIES = "--series";

    public static final String VECTOR = "--vector";
    public static final String SPEED = "--speed";
    public static final String FROM = "--from";
    public static final String TO = "--to";
    public static final String CHUNK = "--chunk";
    private static final long MAX_CHUNK = 60_000_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range; the message names the option
     */
    public ReplayOptions {
        if (series.isBlank()) {
            throw new IllegalArgumentException(SERIES + ": expected a key, was blank");
        }
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException(SPEED + ": expected 0 (as fast as possible) or more, was " + speed);
        }
        if (fromMicros < 0 || toMicros <= fromMicros) {
            throw new IllegalArgumentException(FROM + ": expected 0 or more and less than " + TO + ", was "
                    + fromMicros / 1e6 + " s to " + toMicros / 1e6 + " s");
        }
        if (chunkMicros < 0 || chunkMicros > MAX_CHUNK) {
            throw new IllegalArgumentException(CHUNK + ": expected at most 60s, was " + chunkMicros / 1e6 + " s");
        }
    }

    /** Options to replay the whole signal once at its recorded speed, as one series per channel, starting now. */
    public static ReplayOptions of(String series) {
        return new ReplayOptions(series, false, 1, Optional.empty(), 0, Long.MAX_VALUE, false, WireFormat.JSON, 0);
    }

    public ReplayOptions withSpeed(double otherSpeed) {
        return new ReplayOptions(series, vector, otherSpeed, start, fromMicros, toMicros, loop, format, chunkMicros);
    }

    public ReplayOptions withLoop(boolean otherLoop) {
        return new ReplayOptions(series, vector, speed, start, fromMicros, toMicros, otherLoop, format, chunkMicros);
    }
}
