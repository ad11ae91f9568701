package io.wavecast.benchmarks.failover;

/**
 * What a reader of committed forecasts saw of a kill.
 *
 * @param silentNanos from the kill until every partition of the killed instance had a forecast of an observation that was due after it
 * @param othersNanos the longest time without a forecast in any other partition, from the kill until two seconds after the takeover
 */
record Kill(long silentNanos, long othersNanos) {}
