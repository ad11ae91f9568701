package io.wavecast.core.rnn;

/**
 * The shape of a network: layers of one cell kind, a linear head, and an optional linear path over the last inputs.
 *
 * @param inputs values per step
 * @param hidden units per layer; 0 without a cell
 * @param layers 1 to {@value #MAX_LAYERS}; 0 without a cell
 * @param outputs values said per step
 * @param lags how many of the last inputs the linear path sees, the present one included; 0 for none, which needs a cell
 * @param resetAfter GRU only: whether the reset gate acts after the recurrent product (PyTorch) or before it (Cho et al. 2014)
 * @param relu Elman only: {@code max(0, ·)} in place of {@code tanh}
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
        boolean relu) {
    public static final int MAX_LAYERS = 3;
    /** Bounds that no sensible model reaches, so that a broken file cannot ask for all the memory. */
    public static final int MAX_WIDTH = 4_096;

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
        if (relu && cell != CellKind.ELMAN) {
            throw new IllegalArgumentException("relu is for ELMAN, the cell was " + cell);
        }
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
