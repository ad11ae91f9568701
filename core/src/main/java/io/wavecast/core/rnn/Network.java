package io.wavecast.core.rnn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network of recurrent layers, a head and a linear path. Immutable and thread-safe; each thread has its own {@link Scratch}. */
public final class Network {
    private final NetworkSpec spec;
    private final Weights weights;
    private final @Nullable Embedding embedding; // null if inputs are values: the hot path needs no Optional
    private final List<RnnCell> cells; // (layers·directions)
    private final float[] headBias; // (outputs)
    private final Matrix linear; // (outputs, lags·inputs)

    /** @throws IllegalArgumentException if a shape does not fit the spec; the message names the tensor, the expected and the actual shape */
    public Network(NetworkSpec spec, Weights weights) {
        WeightsCheck.check(spec, weights);
        this.spec = spec;
        this.weights = weights;
        this.embedding = weights.embedding().orElse(null);
        this.cells = weights.layers().stream()
                .map(layer -> RnnCell.create(spec, layer))
                .toList();
        this.headBias = weights.headBias();
        this.linear = weights.linear().orElseGet(() -> Matrix.fromRowMajor(spec.outputs(), 0, new float[0]));
    }

    public NetworkSpec spec() {
        return spec;
    }

    public Weights weights() {
        return weights;
    }

    /** A new state: all zeros. */
    public NetworkState newState() {
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
     * Advances the state by one step, without allocation.
     *
     * @param state updated; {@code x} becomes its newest lag
     * @param x (inputs), a token's index if there is a vocabulary
     * @param out (outputs) receives head(h) + linear(lags), through the head's activation
     */
    public void step(NetworkState state, float[] x, float[] out, Scratch scratch) {
        if (x.length != spec.inputs() || out.length != spec.outputs()) {
            throw new IllegalArgumentException("expected " + spec.inputs() + " inputs and " + spec.outputs()
                    + " outputs, was " + x.length + " and " + out.length);
        }
        if (spec.lags() > 0) {
            System.arraycopy(state.lags, 0, state.lags, x.length, state.lags.length - x.length);
            System.arraycopy(x, 0, state.lags, 0, x.length);
        }
        if (spec.bidirectional()) {
            throw new IllegalStateException(
                    "expected a complete window, since the network is bidirectional, was one step");
        }
        float[] signal = embedding == null ? x : embedding.vectorOf(x[0]);
        for (int layer = 0; layer < spec.layers(); layer++) {
            cells.get(layer).step(signal, state.hidden[layer], state.cell[layer], scratch.cell);
            signal = state.hidden[layer];
        }
        output(state, out);
    }

    /**
     * Computes the output of the newest step from the state.
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
        activate(out);
    }

    private void activate(float[] out) {
        if (spec.headActivation() == HeadActivation.SIGMOID) {
            Activations.sigmoid(out);
        }
    }

    /**
     * Computes the output for a complete window: the head reads the last hidden state of each direction. With one direction this is the
     * output of the last step.
     *
     * @param window (time)(inputs), one step or more
     * @param out (outputs)
     */
    public void readWindow(float[][] window, float[] out, Scratch scratch) {
        if (!spec.bidirectional()) {
            NetworkState state = newState();
            for (float[] x : window) {
                step(state, x, out, scratch);
            }
            return;
        }
        float[][] signals = window.clone();
        for (int t = 0; embedding != null && t < signals.length; t++) {
            signals[t] = embedding.vectorOf(window[t][0]);
        }
        float[] lastHidden = new float[2 * spec.hidden()];
        for (int layer = 0; layer < spec.layers(); layer++) {
            float[][] hidden = new float[window.length][2 * spec.hidden()];
            pass(cells.get(2 * layer), signals, false, hidden, lastHidden, scratch);
            pass(cells.get(2 * layer + 1), signals, true, hidden, lastHidden, scratch);
            signals = hidden;
        }
        weights.head().plusTimes(headBias, lastHidden, out);
        activate(out);
    }

    /**
     * Runs one direction of one layer.
     *
     * @param hidden (time)(2·hidden) receives the hidden state of each step
     * @param lastHidden (2·hidden) receives the last hidden state
     */
    private void pass(
            RnnCell cell, float[][] signals, boolean backward, float[][] hidden, float[] lastHidden, Scratch scratch) {
        int n = spec.hidden();
        int at = backward ? n : 0;
        float[] h = new float[n];
        float[] c = new float[spec.cell() == CellKind.LSTM ? n : 0];
        for (int i = 0; i < signals.length; i++) {
            int t = backward ? signals.length - 1 - i : i;
            cell.step(signals[t], h, c, scratch.cell);
            System.arraycopy(h, 0, hidden[t], at, n);
        }
        System.arraycopy(h, 0, lastHidden, at, n);
    }

    /** Working space for one thread; contents are undefined between steps. */
    public static final class Scratch {
        private final CellScratch cell;

        private Scratch(NetworkSpec spec) {
            this.cell = new CellScratch(spec.cell().gates(), spec.hidden());
        }
    }
}
