package io.wavecast.core.rnn;

/** Builds a {@link NetworkSpec}. Defaults: one input, one output, identity head, one layer if there is a cell, nothing else. */
public final class NetworkSpecBuilder {
    private final CellKind cell;
    private int inputs = 1;
    private int hidden;
    private int layers;
    private int outputs = 1;
    private int lags;
    private HeadActivation headActivation = HeadActivation.IDENTITY;
    private boolean resetAfter;
    private boolean relu;
    private int vocabulary;
    private int embedding;
    private int known;
    private boolean bidirectional;

    NetworkSpecBuilder(CellKind cell) {
        this.cell = cell;
        this.layers = cell == CellKind.NONE ? 0 : 1;
    }

    NetworkSpecBuilder(NetworkSpec from) {
        cell = from.cell();
        inputs = from.inputs();
        hidden = from.hidden();
        layers = from.layers();
        outputs = from.outputs();
        lags = from.lags();
        headActivation = from.headActivation();
        resetAfter = from.resetAfter();
        relu = from.relu();
        vocabulary = from.vocabulary();
        embedding = from.embedding();
        known = from.known();
        bidirectional = from.bidirectional();
    }

    /** Input values per step. */
    public NetworkSpecBuilder inputs(int values) {
        inputs = values;
        return this;
    }

    /** Units per layer. */
    public NetworkSpecBuilder hidden(int units) {
        hidden = units;
        return this;
    }

    /** Number of layers. */
    public NetworkSpecBuilder layers(int count) {
        layers = count;
        return this;
    }

    /** Output values per step. */
    public NetworkSpecBuilder outputs(int values) {
        outputs = values;
        return this;
    }

    /** Number of inputs that the linear path reads. */
    public NetworkSpecBuilder lags(int count) {
        lags = count;
        return this;
    }

    /** Function of the head's sums. */
    public NetworkSpecBuilder headActivation(HeadActivation function) {
        headActivation = function;
        return this;
    }

    /** GRU only: whether the reset gate acts after the recurrent product. */
    public NetworkSpecBuilder resetAfter(boolean after) {
        resetAfter = after;
        return this;
    }

    /** Whether {@code max(0, ·)} replaces {@code tanh}. */
    public NetworkSpecBuilder relu(boolean replaced) {
        relu = replaced;
        return this;
    }

    /** Makes inputs indices of tokens, each with a vector of this length. */
    public NetworkSpecBuilder tokens(int count, int vectorLength) {
        vocabulary = count;
        embedding = vectorLength;
        return this;
    }

    /** Numbers that are known of each step's time. */
    public NetworkSpecBuilder known(int numbers) {
        known = numbers;
        return this;
    }

    /** Whether layers read forwards and backwards. */
    public NetworkSpecBuilder bidirectional(boolean both) {
        bidirectional = both;
        return this;
    }

    /**
     * Creates the specification.
     *
     * @throws IllegalArgumentException if the values do not fit each other; the message names the field
     */
    public NetworkSpec build() {
        return new NetworkSpec(
                cell,
                inputs,
                hidden,
                layers,
                outputs,
                lags,
                headActivation,
                resetAfter,
                relu,
                vocabulary,
                embedding,
                known,
                bidirectional);
    }
}
