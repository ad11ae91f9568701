package io.wavecast.trainer.linear;

/**
 * One split of the past.
 *
 * @param train what to learn from
 * @param later what to judge by
 */
public record Fold(DesignMatrix train, DesignMatrix later) {}
