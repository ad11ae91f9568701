package io.wavecast.demo.page;

/**
 * A training that is going on.
 *
 * @param what for people, such as {@code "epoch 3 of 20"}
 * @param share done, 0..1; NaN where unknown
 */
public record TrainingStatus(String what, double share) {}
