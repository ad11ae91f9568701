package io.wavecast.benchmarks.throughput;

import java.time.Duration;

/**
 * The course of a throughput measurement.
 *
 * @param warmUpBroker whether a service first runs unmeasured, so that no measured one runs against a cold broker
 * @param repetitions of each measurement, with the order of services rotated; an odd number
 * @param warmup time between a service's first commit and its window
 * @param window length of the window
 * @param comparedForecasts number of first forecasts per series that are compared between services; they lie before the window
 */
public record MeasurementPlan(
        boolean warmUpBroker, int repetitions, Duration warmup, Duration window, int comparedForecasts) {

    /** Number of records whose forecasts are compared. */
    public long comparedRecords(int series) {
        return (long) comparedForecasts * series;
    }
}
