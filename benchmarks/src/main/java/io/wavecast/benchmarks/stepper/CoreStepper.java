package io.wavecast.benchmarks.stepper;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkState;

/** The core's step, as the service calls it. */
public final class CoreStepper implements MultiSeriesStepper {
    private final Network network;
    private final NetworkState state;
    private final Network.Scratch scratch;
    private final boolean lstm;

    /** Starts with zeros as the state. */
    public CoreStepper(Network network) {
        this.network = network;
        this.state = network.newState();
        this.scratch = network.scratch();
        this.lstm = network.spec().cell() == CellKind.LSTM;
    }

    @Override
    public void step(float[] x, float[] out) {
        network.step(state, x, out, scratch);
    }

    @Override
    public void loadState(float[] values) {
        float[] h = state.hidden()[0];
        System.arraycopy(values, 0, h, 0, h.length);
        if (lstm) {
            float[] c = state.cell()[0];
            System.arraycopy(values, h.length, c, 0, c.length);
        }
    }

    @Override
    public void storeState(float[] values) {
        float[] h = state.hidden()[0];
        System.arraycopy(h, 0, values, 0, h.length);
        if (lstm) {
            float[] c = state.cell()[0];
            System.arraycopy(c, 0, values, h.length, c.length);
        }
    }
}
