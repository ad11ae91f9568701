package io.wavecast.demo.page;

/**
 * An event of a run, for display.
 *
 * @param seconds time since the start of the stream
 */
public record RunEvent(double seconds, String text) {}
