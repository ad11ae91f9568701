package io.wavecast.demo.watch.series;

/**
 * The moment when a model took over a series.
 *
 * @param seconds event time of its first forecast, since the epoch
 * @param model name and version
 */
public record Swap(double seconds, String model) {}
