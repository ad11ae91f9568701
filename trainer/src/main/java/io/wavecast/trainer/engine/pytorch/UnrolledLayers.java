package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/** Runs windows through all layers step by step. */
final class UnrolledLayers {
    private final NetworkSpec spec;
    private final CellArithmetic cells;
    private final double dropout;
    private final List<NDArray> hidden = new ArrayList<>(); // (layers) of (windows, hidden)
    private final List<NDArray> cellStates =
            new ArrayList<>(); // (layers) of (windows, hidden); for other cells the hidden states
    private final List<NDArray> masks =
            new ArrayList<>(); // (layers) one for the whole window; empty without recurrent dropout

    /**
     * Starts from states.
     *
     * @param state hidden state, and for LSTM the cell state: (layers, windows, hidden)
     * @param learning whether units are dropped
     */
    UnrolledLayers(NetworkSpec spec, TrainingSpec training, CellArithmetic cells, NDList state, boolean learning) {
        this.spec = spec;
        this.cells = cells;
        this.dropout = learning ? training.dropout() : 0;
        for (int layer = 0; layer < spec.layers(); layer++) {
            NDArray begin = state.get(0).get(layer);
            hidden.add(begin);
            cellStates.add(cells.hasCellState() ? state.get(1).get(layer) : begin);
            if (learning && training.recurrentDropout() > 0) {
                masks.add(
                        CellArithmetic.dropout(begin.getManager().ones(begin.getShape()), training.recurrentDropout()));
            }
        }
    }

    /**
     * Makes one step.
     *
     * @param input (windows, inputs)
     * @return (windows, hidden) of the last layer
     */
    NDArray step(NDArray input) {
        NDArray signal = input;
        for (int layer = 0; layer < spec.layers(); layer++) {
            if (layer > 0 && dropout > 0) {
                signal = CellArithmetic.dropout(signal, dropout);
            }
            NDArray h = hidden.get(layer);
            NDArray past = masks.isEmpty() ? h : h.mul(masks.get(layer));
            NDList after = cells.step(layer, cells.gateInputs(layer, signal), past, h, cellStates.get(layer));
            hidden.set(layer, after.get(0));
            if (cells.hasCellState()) {
                cellStates.set(layer, after.get(1));
            }
            signal = after.get(0);
        }
        return signal;
    }

    /** Hidden state, and for LSTM the cell state: (layers, windows, hidden). */
    NDList state() {
        NDList state = new NDList(NDArrays.stack(new NDList(hidden)));
        if (cells.hasCellState()) {
            state.add(NDArrays.stack(new NDList(cellStates)));
        }
        return state;
    }
}
