package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.Optional;

/**
 * A network fitted to training and validation data.
 *
 * @param spec with only as many lags as are used, and without cells where they do not lower the validation error
 * @param weights of all horizons' outputs
 * @param updates number of gradient updates that were made
 * @param bestUpdate the update whose cells are used; 0 for the initial, random cells, and without cells
 * @param linearPath the linear path alone, where the network has cells and one was fitted
 * @param score mean over outputs of the logarithm of the mean square error on the validation part; lower is better
 */
public record FittedNetwork(
        NetworkSpec spec,
        Weights weights,
        int updates,
        int bestUpdate,
        Optional<FittedNetwork> linearPath,
        double score) {
    /** What the network is made of, in words. */
    public String kept() {
        if (spec.cell() == CellKind.NONE) {
            return "linear path";
        }
        return bestUpdate == 0
                ? "random cells with a least-squares readout"
                : "cells of update " + bestUpdate + " of " + updates + " with a least-squares readout";
    }
}
