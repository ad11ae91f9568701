package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;

/**
 * The recurrent layers of a network, whose hidden units are columns of a design matrix.
 *
 * @param spec without a linear path
 * @param weights of the shapes of the spec
 */
public record RecurrentCells(NetworkSpec spec, Weights weights) {
    /** Starts at the first sample of a slice with a hidden state of zero. */
    public HiddenUnits run(SeriesSlice slice) {
        return new HiddenUnits(new Network(spec, weights), slice);
    }
}
