package io.wavecast.core.topics.versions;

import java.time.Duration;

/**
 * How long series take to change to a version, if the time is not set: so long that a tenth of a core rebuilds their hidden states.
 *
 * <p>A rebuild runs the {@value #INPUTS} inputs of a full ring through the weights. That takes as long as there are weights, so it follows from the
 * size of the file, 4 bytes a weight: 0.6 ms for an LSTM of 64 units, as measured.
 */
public final class SwapSpread {
    /** The shortest time; that of few series. */
    public static final Duration LEAST = Duration.ofSeconds(10);

    /** The longest time: nobody waits longer for a version. */
    public static final Duration MOST = Duration.ofMinutes(20);

    private static final int INPUTS = 512;
    private static final double NANOS_PER_WEIGHT = 0.07; // of one input: 14 fused operations in a nanosecond
    private static final int BYTES_PER_WEIGHT = 4;
    private static final double LEAST_NANOS = 100_000; // reading a ring and its chunks
    private static final double SHARE = 0.1; // of a core

    private SwapSpread() {}

    /**
     * The time for so many series.
     *
     * @param bytes size of the model's file
     */
    public static Duration of(long series, long bytes) {
        double rebuild = Math.max(LEAST_NANOS, bytes / (double) BYTES_PER_WEIGHT * INPUTS * NANOS_PER_WEIGHT);
        double millis = Math.min((double) MOST.toMillis(), (double) series * rebuild / SHARE / 1e6);
        return Duration.ofMillis(Math.max(LEAST.toMillis(), Math.round(millis)));
    }
}
