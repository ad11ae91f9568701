package io.wavecast.signals.live;

import java.util.function.LongSupplier;

/**
 * Times of arrival that advance with each message, since the service drops an observation whose time is not after the one before. Not
 * thread-safe.
 */
public final class ArrivalClock {
    /** A step back of the wall clock by more than this is followed: a correction by an operator, not jitter. */
    private static final long LARGEST_JITTER = 1_000_000;

    private final LongSupplier wallMicros;
    private long last = Long.MIN_VALUE;

    /** @param wallMicros the wall clock, microseconds since the epoch */
    public ArrivalClock(LongSupplier wallMicros) {
        this.wallMicros = wallMicros;
    }

    /** The time of a message that arrives now, microseconds since the epoch. */
    public long next() {
        long now = wallMicros.getAsLong();
        boolean behind = last != Long.MIN_VALUE && now <= last && last - now <= LARGEST_JITTER;
        last = behind ? last + 1 : now;
        return last;
    }
}
