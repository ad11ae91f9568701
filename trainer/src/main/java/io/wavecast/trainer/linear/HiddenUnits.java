package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.trainer.history.SeriesSlice;

/** Runs a network over a slice, step by step from its first sample, and gives its hidden units. */
public final class HiddenUnits {
    private final Network network;
    private final Network.Scratch scratch;
    private final NetworkState state;
    private final double[][] values;
    private final float[] in; // (inputs)
    private final float[] out; // (outputs)

    HiddenUnits(Network network, SeriesSlice slice) {
        this.network = network;
        this.scratch = network.scratch();
        this.state = network.newState();
        this.values = slice.values();
        this.in = new float[network.spec().inputs()];
        this.out = new float[network.spec().outputs()];
    }

    /**
     * Takes in the sample at a time. Times must follow each other.
     *
     * @return (hidden) the hidden units of the last layer after that sample; shared
     */
    public float[] advance(int t) {
        return advance(t, new double[in.length]);
    }

    /** The same with an amount that is added to each channel, (channels). */
    float[] advance(int t, double[] added) {
        for (int c = 0; c < in.length; c++) {
            in[c] = (float) (values[t][c] + added[c]);
        }
        network.step(state, in, out, scratch);
        return state.hidden()[network.spec().layers() - 1];
    }

    /** (outputs) the network's outputs after the last sample; shared. */
    public float[] outputs() {
        return out;
    }
}
