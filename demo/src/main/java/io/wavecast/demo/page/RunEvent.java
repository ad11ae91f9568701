package io.wavecast.demo.page;

/**
 * Something that happened.
 *
 * @param seconds since the start of the run
 */
public record RunEvent(double seconds, String text) {}
