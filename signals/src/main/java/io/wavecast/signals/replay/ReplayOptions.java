package io.wavecast.signals.replay;

import io.wavecast.core.wire.WireFormat;
import java.time.Instant;
import java.util.Optional;

/**
 * How a signal is replayed.
 *
 * @param series key of the series, or what the keys of one series per channel begin with
 * @param vector one series of all channels, rather than one per channel
 * @param speed 1 as recorded, 10 ten times as fast, 0 as fast as possible
 * @param start event time of the signal's start; empty: now
 * @param fromMicros first sample wanted, since the start of the signal
 * @param toMicros end, exclusive, since the start of the signal
 * @param loop start again at the end; event time goes on
 * @param format what observations are written in
 */
public record ReplayOptions(
        String series,
        boolean vector,
        double speed,
        Optional<Instant> start,
        long fromMicros,
        long toMicros,
        boolean loop,
        WireFormat format) {
    public ReplayOptions {
        if (series.isBlank()) {
            throw new IllegalArgumentException("--series must not be blank");
        }
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("--speed must be 0 (as fast as possible) or more, was " + speed);
        }
        if (fromMicros < 0 || toMicros <= fromMicros) {
            throw new IllegalArgumentException("--from must be 0 or more and lie before --to, were " + fromMicros / 1e6
                    + " s and " + toMicros / 1e6 + " s");
        }
    }

    /** The whole signal once, one series per channel, as recorded, starting now. */
    public static ReplayOptions of(String series) {
        return new ReplayOptions(series, false, 1, Optional.empty(), 0, Long.MAX_VALUE, false, WireFormat.JSON);
    }

    public ReplayOptions withSpeed(double otherSpeed) {
        return new ReplayOptions(series, vector, otherSpeed, start, fromMicros, toMicros, loop, format);
    }

    public ReplayOptions withLoop(boolean otherLoop) {
        return new ReplayOptions(series, vector, speed, start, fromMicros, toMicros, otherLoop, format);
    }
}
