package io.wavecast.signals;

import java.time.Instant;

/** Converts times to microseconds since the epoch. */
public final class EpochMicros {
    private EpochMicros() {}

    /**
     * Converts a time to microseconds since the epoch, rounded down. ChronoUnit.MICROS.between overflows after the year 2262 on
     * JDK 17, since it counts nanoseconds.
     *
     * @throws ArithmeticException if the time is more than 292,000 years from the epoch
     */
    public static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
