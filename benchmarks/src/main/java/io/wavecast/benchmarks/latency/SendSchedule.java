package io.wavecast.benchmarks.latency;

/**
 * When records are due: evenly, and whether or not earlier ones were answered, or even sent. A time that counts from there
 * hides no waiting.
 *
 * @param startNanos of record 0, on the clock of {@link System#nanoTime}
 * @param perSecond records
 */
record SendSchedule(long startNanos, int perSecond) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** On the same clock. */
    long due(long record) {
        // In whole seconds and the rest, so that the product fits.
        return startNanos + record / perSecond * NANOS_PER_SECOND + record % perSecond * NANOS_PER_SECOND / perSecond;
    }
}
