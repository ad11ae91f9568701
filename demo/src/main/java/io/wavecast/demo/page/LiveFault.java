package io.wavecast.demo.page;

/**
 * A fault that is planted in a series, for display.
 *
 * @param name for people, such as {@code stuck sensor}
 * @param fromSeconds time of its first sample since the start of the run
 * @param untilSeconds time of its end
 */
public record LiveFault(String series, String name, double fromSeconds, double untilSeconds) {}
