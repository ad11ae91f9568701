package io.wavecast.demo.observe;

/**
 * The measurements of one horizon of a series' models so far.
 *
 * @param horizon steps ahead
 * @param aheadMicros time from the newest observation used to the target, in event time
 * @param errors of the forecasts whose target was observed
 * @param onTimeShare share of the forecasts that a reader of committed records had before their target was due; NaN before the first
 *     forecast
 */
public record HorizonReport(int horizon, long aheadMicros, ErrorStatistics errors, double onTimeShare) {}
