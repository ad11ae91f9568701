package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;

/**
 * The outcome of learning.
 *
 * @param spec with as many lags as were found useful, and without a cell where none was
 * @param weights that speak of all horizons
 * @param updates that were made
 * @param score mean over outputs of the logarithm of the mean square error on the validation part: lower is better
 * @param bestUpdate whose cells these are; 0 for those that learning began with
 */
public record FittedNetwork(NetworkSpec spec, Weights weights, int updates, int bestUpdate, double score) {}
