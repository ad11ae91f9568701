package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.Weights;

/**
 * The outcome of learning.
 *
 * @param weights with the linear path, speaking of the next input
 * @param epochs that were run
 * @param bestEpoch whose weights these are
 */
public record Learned(Weights weights, int epochs, int bestEpoch) {}
