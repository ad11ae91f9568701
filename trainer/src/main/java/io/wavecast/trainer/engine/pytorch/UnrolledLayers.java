package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/** Windows under way through all layers, one step after the other. */
final class UnrolledLayers {
    private final NetworkSpec spec;
    private final CellArithmetic steps;
    private final double dropout;
    private final List<NDArray> hidden = new ArrayList<>(); // (layers) of (windows, hidden)
    private final List<NDArray> memory = new ArrayList<>(); // likewise; nulls without a cell state
    private final List<NDArray> kept =
            new ArrayList<>(); // (layers) one mask for the whole window; none without such dropout

    /**
     * @param state hidden, and cell for LSTM: (layers, windows, hidden)
     * @param learning whether units are dropped
     */
    UnrolledLayers(NetworkSpec spec, TrainingSpec training, CellArithmetic steps, NDList state, boolean learning) {
        this.spec = spec;
        this.steps = steps;
        this.dropout = learning ? training.dropout() : 0;
        for (int layer = 0; layer < spec.layers(); layer++) {
            NDArray begin = state.get(0).get(layer);
            hidden.add(begin);
            memory.add(spec.cell() == CellKind.LSTM ? state.get(1).get(layer) : null);
            if (learning && training.recurrentDropout() > 0) {
                kept.add(CellArithmetic.dropped(begin.getManager().ones(begin.getShape()), training.recurrentDropout()));
            }
        }
    }

    /** @param input (windows, inputs); (windows, hidden) of the last layer comes back */
    NDArray step(NDArray input) {
        NDArray signal = input;
        for (int layer = 0; layer < spec.layers(); layer++) {
            if (layer > 0 && dropout > 0) {
                signal = CellArithmetic.dropped(signal, dropout);
            }
            NDArray before =
                    kept.isEmpty() ? hidden.get(layer) : hidden.get(layer).mul(kept.get(layer));
            NDList after = steps.step(layer, steps.seen(layer, signal), before, hidden.get(layer), memory.get(layer));
            hidden.set(layer, after.get(0));
            if (spec.cell() == CellKind.LSTM) {
                memory.set(layer, after.get(1));
            }
            signal = after.get(0);
        }
        return signal;
    }

    /** Hidden, and cell for LSTM: (layers, windows, hidden). */
    NDList state() {
        NDList state = new NDList(NDArrays.stack(new NDList(hidden)));
        if (spec.cell() == CellKind.LSTM) {
            state.add(NDArrays.stack(new NDList(memory)));
        }
        return state;
    }
}
