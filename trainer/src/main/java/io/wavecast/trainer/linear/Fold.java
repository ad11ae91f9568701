package io.wavecast.trainer.linear;

/**
 * One fold of a cross-validation in the order of time.
 *
 * @param train the earlier rows, which regressions are fitted to
 * @param heldOut the later rows, which their errors are measured on
 * @param piece the number of the held-out piece of the history; the same for all folds that hold it out
 */
public record Fold(DesignMatrix train, DesignMatrix heldOut, int piece) {}
