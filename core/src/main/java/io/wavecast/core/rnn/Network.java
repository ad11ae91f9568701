package io.wavecast.core.rnn;

import java.util.List;

/** A spec and weights that fit it, ready to step. Immutable and shared by every thread. */
public final class Network {
    private final NetworkSpec spec;
    private final Weights weights;
    private final List<RnnCell> cells;
    private final float[] headBias; // (outputs)
    private final Matrix linear; // (outputs, lags·inputs)

    /** @throws IllegalArgumentException if a shape does not fit the spec; the message names tensor, expected and found shape */
    public Network(NetworkSpec spec, Weights weights) {
        WeightsCheck.check(spec, weights);
        this.spec = spec;
        this.weights = weights;
        this.cells =
                weights.layers().stream().map(layer -> RnnCell.of(spec, layer)).toList();
        this.headBias = weights.headBias();
        this.linear = weights.linear().orElseGet(() -> Matrix.fromRowMajor(spec.outputs(), 0, new float[0]));
    }

    public NetworkSpec spec() {
        return spec;
    }

    public Weights weights() {
        return weights;
    }

    /** All zeros. */
    public NetworkState fresh() {
        int cell = spec.cell() == CellKind.LSTM ? spec.hidden() : 0;
        return new NetworkState(
                new float[spec.layers()][spec.hidden()],
                new float[spec.layers()][cell],
                new float[spec.lags() * spec.inputs()]);
    }

    /** Working space for one thread. */
    public Scratch scratch() {
        return new Scratch(spec);
    }

    /**
     * One step, without allocation.
     *
     * @param state moved on; {@code x} becomes its newest lag
     * @param x (inputs)
     * @param out (outputs) receives head(h) + linear(lags), through the head's activation
     */
    public void step(NetworkState state, float[] x, float[] out, Scratch scratch) {
        if (x.length != spec.inputs() || out.length != spec.outputs()) {
            throw new IllegalArgumentException("a step takes " + spec.inputs() + " values to " + spec.outputs()
                    + ", had " + x.length + " and " + out.length);
        }
        if (spec.lags() > 0) {
            System.arraycopy(state.lags, 0, state.lags, x.length, state.lags.length - x.length);
            System.arraycopy(x, 0, state.lags, 0, x.length);
        }
        float[] signal = x;
        for (int layer = 0; layer < spec.layers(); layer++) {
            cells.get(layer).step(signal, state.hidden[layer], state.cell[layer], scratch.cell);
            signal = state.hidden[layer];
        }
        output(state, out);
    }

    /**
     * What the newest step gave out, once more: it follows from the state alone.
     *
     * @param state unchanged
     * @param out (outputs)
     */
    public void output(NetworkState state, float[] out) {
        if (spec.layers() > 0) {
            weights.head().plusTimes(headBias, state.hidden[spec.layers() - 1], out);
        } else {
            System.arraycopy(headBias, 0, out, 0, headBias.length);
        }
        linear.timesInto(state.lags, out);
        if (spec.headActivation() == HeadActivation.SIGMOID) {
            Activations.sigmoid(out);
        }
    }

    /** Working space for one thread; contents mean nothing between steps. */
    public static final class Scratch {
        private final CellScratch cell;

        private Scratch(NetworkSpec spec) {
            this.cell = new CellScratch(spec.cell().gates(), spec.hidden());
        }
    }
}
