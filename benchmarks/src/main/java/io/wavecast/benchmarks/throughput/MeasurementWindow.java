package io.wavecast.benchmarks.throughput;

import java.util.Locale;

/**
 * The interval between two samples, with its rates.
 *
 * @param from sample at the start
 * @param to sample at the end; later than {@code from}, with more records
 */
public record MeasurementWindow(UsageSample from, UsageSample to) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    public MeasurementWindow {
        if (to.records() <= from.records() || to.nanos() <= from.nanos()) {
            throw new IllegalArgumentException("expected progress in time and records, was from " + from + " to " + to);
        }
    }

    private long records() {
        return to.records() - from.records();
    }

    /** Length of the window. */
    public double seconds() {
        return (to.nanos() - from.nanos()) / NANOS_PER_SECOND;
    }

    /** Records processed per second. */
    public double recordsPerSecond() {
        return records() / seconds();
    }

    /** A line for the terminal. */
    public String progress(String label) {
        return String.format(Locale.ROOT, "%s: %,.0f records/s in %.1f s", label, recordsPerSecond(), seconds());
    }

    /** Microseconds of processor time per record in the service. */
    public double serviceMicros() {
        return (to.serviceNanos() - from.serviceNanos()) / NANOS_PER_MICRO / records();
    }

    /** Microseconds of processor time per record in the broker. */
    public double brokerMicros() {
        return (to.brokerNanos() - from.brokerNanos()) / NANOS_PER_MICRO / records();
    }

    /** Bytes of changelog per record. */
    public double changelogBytes() {
        return (double) (to.changelogBytes() - from.changelogBytes()) / records();
    }
}
