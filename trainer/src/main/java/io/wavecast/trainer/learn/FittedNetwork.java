package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;

/**
 * A network fitted to training and validation data.
 *
 * @param spec with only as many lags as are used, and without cells where they do not lower the validation error
 * @param weights of all horizons' outputs
 * @param updates number of gradient updates that were made
 * @param bestUpdate the update whose cells are used; 0 for the initial cells
 * @param score mean over outputs of the logarithm of the mean square error on the validation part; lower is better
 */
public record FittedNetwork(NetworkSpec spec, Weights weights, int updates, int bestUpdate, double score) {}
