package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.stepper.MultiSeriesStepper;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkState;

/** Ours. */
final class KernelStepper implements MultiSeriesStepper {
    private final Network network;
    private final Network.Scratch scratch;
    private final NetworkState work;
    private final float[] in = new float[1];
    private final float[] out = new float[1];

    KernelStepper(Network network) {
        this.network = network;
        this.scratch = network.scratch();
        this.work = network.fresh();
    }

    @Override
    public float step(float[] state, float x) {
        float[] h = work.hidden()[0];
        float[] c = work.cell()[0];
        System.arraycopy(state, 0, h, 0, h.length);
        System.arraycopy(state, h.length, c, 0, c.length);
        in[0] = x;
        network.step(work, in, out, scratch);
        System.arraycopy(h, 0, state, 0, h.length);
        System.arraycopy(c, 0, state, h.length, c.length);
        return out[0];
    }

    @Override
    public void close() {
        // nothing of it is outside the heap
    }
}
