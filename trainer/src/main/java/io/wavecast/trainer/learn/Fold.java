package io.wavecast.trainer.learn;

/**
 * One split of the past.
 *
 * @param train what to learn from
 * @param later what to judge by
 */
record Fold(Columns train, Columns later) {}
