package io.wavecast.core.rnn;

/**
 * The shape of a network: layers of one cell kind, a linear head, and an optional linear path over the last inputs. Where there is a
 * vocabulary, the one input is the index of a token, and the first layer sees its vector.
 *
 * @param inputs values per step
 * @param hidden units per layer; 0 without a cell
 * @param layers 1 to {@value #MAX_LAYERS}; 0 without a cell
 * @param outputs values said per step
 * @param lags how many of the last inputs the linear path sees, the present one included; 0 for none, which needs a cell
 * @param resetAfter GRU only: whether the reset gate acts after the recurrent product (PyTorch) or before it (Cho et al. 2014)
 * @param relu {@code max(0, ·)} in place of {@code tanh}; gates remain sigmoids
 * @param vocabulary how many tokens there are; 0 where inputs are values
 * @param embedding length of a token's vector; 0 where inputs are values
 * @param bidirectional whether each layer reads from both ends, so that the network answers over whole windows alone
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
        boolean bidirectional) {
    public static final int MAX_LAYERS = 3;
    /** Bounds that no sensible model reaches, so that a broken file cannot ask for all the memory. */
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
            throw new IllegalArgumentException("reset_after is for GRU, the cell was " + cell);
        }
        if (relu && !recurrent) {
            throw new IllegalArgumentException("relu is for cells, the cell was " + cell);
        }
        boolean tokens = vocabulary > 0 || embedding > 0;
        check("vocabulary", vocabulary, tokens ? 1 : 0, tokens ? MAX_VOCABULARY : 0);
        check("embedding", embedding, tokens ? 1 : 0, tokens ? MAX_WIDTH : 0);
        if (tokens && (!recurrent || inputs != 1 || lags != 0)) {
            throw new IllegalArgumentException(
                    "tokens come one by one, into a cell, and past no linear path: inputs 1 and"
                            + " lags 0 are right, were " + inputs + " and " + lags + ", the cell " + cell);
        }
        if (bidirectional && (!recurrent || lags != 0)) {
            throw new IllegalArgumentException(
                    "both directions are for cells without a linear path, the cell was " + cell + ", lags " + lags);
        }
    }

    /** Values in, and one direction. */
    public NetworkSpec(
            CellKind cell,
            int inputs,
            int hidden,
            int layers,
            int outputs,
            int lags,
            HeadActivation headActivation,
            boolean resetAfter,
            boolean relu) {
        this(cell, inputs, hidden, layers, outputs, lags, headActivation, resetAfter, relu, 0, 0, false);
    }

    /** With a linear path over so many inputs; 0 for none. */
    public NetworkSpec withLags(int otherLags) {
        return with(otherLags, vocabulary, embedding, bidirectional);
    }

    /** As a reader of tokens, each of which has a vector of this length. */
    public NetworkSpec withTokens(int tokens, int length) {
        return with(lags, tokens, length, bidirectional);
    }

    /** With layers that read from both ends. */
    public NetworkSpec inBothDirections() {
        return with(lags, vocabulary, embedding, true);
    }

    private NetworkSpec with(int otherLags, int tokens, int length, boolean both) {
        return new NetworkSpec(
                cell,
                inputs,
                hidden,
                layers,
                outputs,
                otherLags,
                headActivation,
                resetAfter,
                relu,
                tokens,
                length,
                both);
    }

    /** Whether inputs are indices of tokens. */
    public boolean tokens() {
        return vocabulary > 0;
    }

    /** 1 or 2; the weights of a layer's directions follow each other. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** Values that each direction of a layer sees per step. */
    public int seenBy(int layer) {
        if (layer > 0) {
            return directions() * hidden;
        }
        return tokens() ? embedding : inputs;
    }

    /** A linear path alone. */
    public static NetworkSpec linear(int inputs, int outputs, int lags) {
        return new NetworkSpec(CellKind.NONE, inputs, 0, 0, outputs, lags, HeadActivation.IDENTITY, false, false);
    }

    private static void check(String what, int value, int low, int high) {
        if (value < low || value > high) {
            String right = low == high ? String.valueOf(low) : low + ".." + high;
            throw new IllegalArgumentException(what + " must be " + right + ", was " + value);
        }
    }
}
