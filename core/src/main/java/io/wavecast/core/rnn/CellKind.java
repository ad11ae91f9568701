package io.wavecast.core.rnn;

/** The arithmetic of one layer. */
public enum CellKind {
    ELMAN(1),
    LSTM(4),
    GRU(3),
    /** No cell and no hidden state; the network is a linear path. */
    NONE(0);

    private final int gates;

    CellKind(int gates) {
        this.gates = gates;
    }

    /** Number of gates: blocks of {@code hidden} rows in the weights. */
    public int gates() {
        return gates;
    }
}
