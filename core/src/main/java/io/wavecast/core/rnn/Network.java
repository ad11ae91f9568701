package io.wavecast.core.rnn;

/** A spec and weights that fit it, ready to step. Immutable and shared by every thread. (stub, to be replaced) */
public final class Network {
    private final NetworkSpec spec;
    private final Weights weights;

    /** @throws IllegalArgumentException if a shape does not fit the spec; the message names tensor, expected and found shape */
    public Network(NetworkSpec spec, Weights weights) {
        this.spec = spec;
        this.weights = weights;
    }

    public NetworkSpec spec() {
        return spec;
    }

    public Weights weights() {
        return weights;
    }

    /** All zeros. */
    public NetworkState fresh() {
        int c = spec.cell() == CellKind.LSTM ? spec.hidden() : 0;
        return new NetworkState(
                new float[spec.layers()][spec.hidden()],
                new float[spec.layers()][c],
                new float[spec.lags() * spec.inputs()]);
    }

    /** Working space for one thread. */
    public Scratch scratch() {
        return new Scratch();
    }

    /**
     * One step.
     *
     * @param state moved on
     * @param x (inputs)
     * @param out (outputs) receives head(h) + linear(lags), through the head's activation
     */
    public void step(NetworkState state, float[] x, float[] out, Scratch scratch) {
        throw new UnsupportedOperationException();
    }

    /** Working space for one thread; contents mean nothing between steps. */
    public static final class Scratch {
        private Scratch() {}
    }
}
