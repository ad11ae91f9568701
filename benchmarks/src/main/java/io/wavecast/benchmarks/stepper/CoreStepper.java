package io.wavecast.benchmarks.stepper;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkState;

/** Ours, as the service calls it. */
final class CoreStepper implements Stepper {
    private final Network network;
    private final NetworkState state;
    private final Network.Scratch scratch;

    CoreStepper(Network network) {
        this.network = network;
        this.state = network.fresh();
        this.scratch = network.scratch();
    }

    @Override
    public void step(float[] x, float[] out) {
        network.step(state, x, out, scratch);
    }
}
