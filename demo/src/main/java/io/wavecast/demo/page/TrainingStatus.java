package io.wavecast.demo.page;

/**
 * The state of a training in progress.
 *
 * @param description for display, such as {@code "update 30 of 200"}
 * @param share share done, 0..1; NaN if unknown
 */
public record TrainingStatus(String description, double share) {}
