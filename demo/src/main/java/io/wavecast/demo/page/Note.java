package io.wavecast.demo.page;

/**
 * Something that happened.
 *
 * @param seconds since the start of the run
 */
public record Note(double seconds, String text) {}
