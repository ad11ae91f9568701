package io.wavecast.benchmarks.latency;

/**
 * The times at which records are due: evenly spaced, independent of sends and answers before. Latencies counted from these times
 * include all waiting.
 *
 * @param startNanos due time of record 0, on the clock of {@link System#nanoTime}
 * @param perSecond records per second
 */
record SendSchedule(long startNanos, int perSecond) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Due time of a record, on the clock of {@link System#nanoTime}. */
    long due(long record) {
        // Whole seconds and remainder separately, so that the product does not overflow.
        return startNanos + record / perSecond * NANOS_PER_SECOND + record % perSecond * NANOS_PER_SECOND / perSecond;
    }
}
