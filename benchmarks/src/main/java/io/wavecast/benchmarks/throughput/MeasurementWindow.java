package io.wavecast.benchmarks.throughput;

/** What happened between two moments. */
public record MeasurementWindow(UsageSample from, UsageSample to) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    public MeasurementWindow {
        if (to.records() <= from.records() || to.nanos() <= from.nanos()) {
            throw new IllegalArgumentException("nothing happened between " + from + " and " + to);
        }
    }

    long records() {
        return to.records() - from.records();
    }

    public double seconds() {
        return (to.nanos() - from.nanos()) / NANOS_PER_SECOND;
    }

    public double recordsPerSecond() {
        return records() / seconds();
    }

    /** Microseconds of processor time per record in the service. */
    public double serviceMicros() {
        return (to.serviceNanos() - from.serviceNanos()) / NANOS_PER_MICRO / records();
    }

    /** Microseconds of processor time per record in the broker. */
    public double brokerMicros() {
        return (to.brokerNanos() - from.brokerNanos()) / NANOS_PER_MICRO / records();
    }

    /** Bytes per record. */
    public double changelogBytes() {
        return (double) (to.changelogBytes() - from.changelogBytes()) / records();
    }
}
