package io.wavecast.benchmarks.throughput;

/**
 * Cumulative counters of a service at one moment.
 *
 * @param nanos value of {@link System#nanoTime}
 * @param records processed and committed
 * @param serviceNanos processor time of the service
 * @param brokerNanos processor time of the broker
 * @param changelogBytes sent to the service's changelog
 */
public record UsageSample(long nanos, long records, long serviceNanos, long brokerNanos, long changelogBytes) {}
