package io.wavecast.benchmarks.load;

/**
 * The times at which records are due, independent of sends and answers before. Latencies counted from these times include all waiting.
 *
 * @param startNanos due time of record 0, on the clock of {@link System#nanoTime}
 * @param perSecond records per second
 * @param together number of consecutive records that are due at once, as an amplifier samples all its channels; 1 spaces all evenly
 */
public record SendSchedule(long startNanos, int perSecond, int together) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Due time of a record, on the clock of {@link System#nanoTime}. */
    public long due(long record) {
        long first = record - record % together;
        // Whole seconds and remainder separately, so that the product does not overflow.
        return startNanos + first / perSecond * NANOS_PER_SECOND + first % perSecond * NANOS_PER_SECOND / perSecond;
    }
}
