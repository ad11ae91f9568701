package io.wavecast.benchmarks.throughput;

/**
 * How far a service was at one moment.
 *
 * @param nanos of {@link System#nanoTime}
 * @param records that it had answered for good
 * @param serviceNanos processor time that it had used
 * @param brokerNanos processor time that the broker had used
 * @param changelogBytes that it had sent to its changelog
 */
public record UsageSample(long nanos, long records, long serviceNanos, long brokerNanos, long changelogBytes) {}
