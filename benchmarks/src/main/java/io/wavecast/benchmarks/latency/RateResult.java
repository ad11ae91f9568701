package io.wavecast.benchmarks.latency;

import org.HdrHistogram.Histogram;

/**
 * What happened at one rate.
 *
 * @param latencies microseconds from the moment a record is due to the moment its forecast is read
 * @param unanswered records without a forecast some seconds after the last one was due
 */
record RateResult(Histogram latencies, long unanswered) {
    private static final long SECOND_MICROS = 1_000_000;

    /** Whether the service keeps up: beyond that a latency tells only for how long the load lasted. */
    boolean sustained() {
        return unanswered == 0 && latencies.getValueAtPercentile(50) < SECOND_MICROS;
    }
}
