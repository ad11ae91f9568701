package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.recurrent.RNN;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;

/** Runs all layers and steps by one fused function of PyTorch, which is several times as fast as single steps. */
final class FusedLayers {
    private final NetworkSpec spec;
    private final NDList cells;

    /**
     * The layers of a network.
     *
     * @param cells per direction of a layer: (gates·hidden, inputs), (gates·hidden, hidden), two biases
     */
    FusedLayers(NetworkSpec spec, NDList cells) {
        this.spec = spec;
        this.cells = cells;
    }

    /** Whether PyTorch has a fused function: its GRU has the reset gate after the recurrent product, and only Elman's cell has relu. */
    boolean areSupported() {
        return spec.cell() == CellKind.ELMAN || (!spec.relu() && (spec.cell() == CellKind.LSTM || spec.resetAfter()));
    }

    /**
     * Runs all windows.
     *
     * @param x (windows, time, inputs)
     * @param state hidden state, and for LSTM the cell state: (layers·directions, windows, hidden)
     * @param dropout between layers
     * @return (windows, time, directions·hidden) outputs, then the states after the last step
     */
    NDList run(NDArray x, NDList state, double dropout, boolean learning) {
        var functions = x.getNDArrayInternal();
        int layers = spec.layers();
        boolean both = spec.bidirectional();
        return switch (spec.cell()) {
            case LSTM -> functions.lstm(x, state, cells, true, layers, dropout, learning, both, true);
            case GRU -> functions.gru(x, state.get(0), cells, true, layers, dropout, learning, both, true);
            case ELMAN -> {
                RNN.Activation activation = spec.relu() ? RNN.Activation.RELU : RNN.Activation.TANH;
                yield functions.rnn(x, state.get(0), cells, true, layers, activation, dropout, learning, both, true);
            }
            case NONE -> throw new IllegalArgumentException("expected a network with cells, was one without");
        };
    }
}
