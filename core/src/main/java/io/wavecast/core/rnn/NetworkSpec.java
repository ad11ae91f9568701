package io.wavecast.core.rnn;

/**
 * The shape of a network: layers of one cell kind, a linear head, and an optional linear path over the last inputs. With a
 * vocabulary, the single input is the index of a token, and the first layer reads the token's vector.
 *
 * @param inputs values per step
 * @param hidden units per layer; 0 without a cell
 * @param layers 1 to {@value #MAX_LAYERS}; 0 without a cell
 * @param outputs values per step
 * @param lags number of inputs that the linear path reads, the present one included; 0 for no linear path, which needs a cell
 * @param resetAfter GRU only: whether the reset gate acts after the recurrent product (PyTorch) or before it (Cho et al. 2014)
 * @param relu {@code max(0, ·)} in place of {@code tanh}; gates remain sigmoids
 * @param vocabulary number of tokens; 0 if inputs are values
 * @param embedding length of a token's vector; 0 if inputs are values
 * @param known numbers that are known of each step's time, and that outputs read beside the inputs; 0 for none
 * @param bidirectional whether each layer reads forwards and backwards; such a network needs complete windows
 */
public record NetworkSpec(
        CellKind cell,
        int inputs,
        int hidden,
        int layers,
        int outputs,
        int lags,
        HeadActivation headActivation,
        boolean resetAfter,
        boolean relu,
        int vocabulary,
        int embedding,
        int known,
        boolean bidirectional) {
    public static final int MAX_LAYERS = 3;
    /** Limits above any practical model, so that a corrupt file cannot exhaust the memory. */
    public static final int MAX_WIDTH = 4_096;

    public static final int MAX_VOCABULARY = 1 << 20;

    public NetworkSpec {
        check("inputs", inputs, 1, MAX_WIDTH);
        boolean recurrent = cell != CellKind.NONE;
        check("hidden", hidden, recurrent ? 1 : 0, recurrent ? MAX_WIDTH : 0);
        check("layers", layers, recurrent ? 1 : 0, recurrent ? MAX_LAYERS : 0);
        check("outputs", outputs, 1, MAX_WIDTH);
        check("lags", lags, recurrent ? 0 : 1, MAX_WIDTH);
        if (resetAfter && cell != CellKind.GRU) {
            throw new IllegalArgumentException("expected the cell GRU with reset_after, was " + cell);
        }
        if (relu && !recurrent) {
            throw new IllegalArgumentException("expected a cell with relu, was " + cell);
        }
        boolean tokens = vocabulary > 0 || embedding > 0;
        check("vocabulary", vocabulary, tokens ? 1 : 0, tokens ? MAX_VOCABULARY : 0);
        check("embedding", embedding, tokens ? 1 : 0, tokens ? MAX_WIDTH : 0);
        if (tokens && (!recurrent || inputs != 1 || lags != 0)) {
            throw new IllegalArgumentException("expected a cell, 1 input and 0 lags with a vocabulary, was cell " + cell
                    + ", inputs " + inputs + ", lags " + lags);
        }
        check("known", known, 0, MAX_WIDTH);
        if (known > 0 && (tokens || bidirectional || headActivation != HeadActivation.IDENTITY)) {
            throw new IllegalArgumentException("expected values as inputs, one direction and the identity as head with "
                    + known + " known inputs, was head " + headActivation + ", vocabulary " + vocabulary
                    + ", bidirectional " + bidirectional);
        }
        if (bidirectional && (!recurrent || lags != 0)) {
            throw new IllegalArgumentException(
                    "expected a cell and 0 lags with bidirectional layers, was cell " + cell + ", lags " + lags);
        }
    }

    /** Number of weights, biases included. */
    public long parameters() {
        long rows = (long) cell.gates() * hidden;
        long count = (long) vocabulary * embedding + outputs + (long) outputs * lags * inputs + (long) outputs * known;
        for (int layer = 0; layer < layers; layer++) {
            count += directions() * rows * (inputsOf(layer) + hidden + 2L);
        }
        return count + (long) outputs * directions() * hidden;
    }

    /** A specification with one layer, one input, one output and no linear path, unless set otherwise. */
    public static NetworkSpecBuilder builder(CellKind cell) {
        return new NetworkSpecBuilder(cell);
    }

    /** A linear path without a cell. */
    public static NetworkSpec linear(int inputs, int outputs, int lags) {
        return builder(CellKind.NONE).inputs(inputs).outputs(outputs).lags(lags).build();
    }

    /** A copy with a linear path over the last {@code otherLags} inputs; 0 for none. */
    public NetworkSpec withLags(int otherLags) {
        return toBuilder().lags(otherLags).build();
    }

    /** A copy whose outputs also read what is known of a time. */
    public NetworkSpec withKnown(int numbers) {
        return toBuilder().known(numbers).build();
    }

    /** A builder with these values. */
    public NetworkSpecBuilder toBuilder() {
        return new NetworkSpecBuilder(this);
    }

    /** Whether inputs are indices of tokens. */
    public boolean tokens() {
        return vocabulary > 0;
    }

    /** Directions of each layer: 2 if bidirectional, 1 otherwise. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** Input values per step of each direction of a layer. */
    public int inputsOf(int layer) {
        if (layer > 0) {
            return directions() * hidden;
        }
        return tokens() ? embedding : inputs;
    }

    private static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            String range = low == high ? String.valueOf(low) : low + ".." + high;
            throw new IllegalArgumentException(name + " must be " + range + ", was " + value);
        }
    }
}
