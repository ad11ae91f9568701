package io.wavecast.core.rnn;

/** The arithmetic of one layer. */
public enum CellKind {
    ELMAN(1),
    LSTM(4),
    GRU(3),
    /** No cell and no hidden state: a linear path alone. */
    NONE(0);

    private final int gates;

    CellKind(int gates) {
        this.gates = gates;
    }

    /** Blocks of {@code hidden} rows in the weights. */
    public int gates() {
        return gates;
    }
}
