package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.recurrent.RNN;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;

/** PyTorch's own functions, all layers and all steps at once: several times as fast as step by step. */
final class FusedLayers {
    private final NetworkSpec spec;
    private final NDList cells;

    /** @param cells per direction of a layer: (gates·hidden, inputs), (gates·hidden, hidden), two biases */
    FusedLayers(NetworkSpec spec, NDList cells) {
        this.spec = spec;
        this.cells = cells;
    }

    /** It has the GRU with its reset gate after the recurrent product alone, and {@code relu} for Elman's cell. */
    boolean areThere() {
        return spec.cell() == CellKind.ELMAN || !spec.relu() && (spec.cell() == CellKind.LSTM || spec.resetAfter());
    }

    /**
     * All windows.
     *
     * @param x (windows, time, inputs)
     * @param state hidden, and cell for LSTM: (layers·directions, windows, hidden)
     * @param dropout between layers
     * @return (windows, time, directions·hidden), and the states after the last step
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
            case NONE -> throw new IllegalArgumentException("a network without a cell has nothing to train");
        };
    }
}
