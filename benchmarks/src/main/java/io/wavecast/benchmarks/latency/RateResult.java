package io.wavecast.benchmarks.latency;

import org.HdrHistogram.Histogram;

/**
 * Result at one rate.
 *
 * @param latencies microseconds from the due time of an observation until its forecast is read
 * @param unanswered number of records without a forecast, some seconds after the last record was due
 */
record RateResult(Histogram latencies, long unanswered) {
    private static final long SECOND_MICROS = 1_000_000;

    /** Whether the service keeps up with the rate. If not, latencies grow for as long as the load lasts and mean nothing. */
    boolean sustained() {
        return unanswered == 0 && latencies.getValueAtPercentile(50) < SECOND_MICROS;
    }
}
