package io.wavecast.benchmarks.stepper;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;
import io.wavecast.trainer.engine.deeplearning4j.Deeplearning4jEngine;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's {@code rnnTimeStep}, with the state set before and fetched after each step. The engine uses one thread. */
public final class Deeplearning4jStepper implements MultiSeriesStepper {
    private static final String HIDDEN_KEY = "prevAct";
    private static final String CELL_KEY = "prevMem";

    private final int hidden;
    private final boolean lstm;
    private final MultiLayerNetwork network;
    private final INDArray input; // (1, inputs)
    private final FloatBuffer inputValues; // the same memory
    private Map<String, INDArray> state = new HashMap<>(); // each (1, hidden)

    /** Starts with zeros as the state. */
    public Deeplearning4jStepper(Network core) {
        this.hidden = core.spec().hidden();
        this.lstm = core.spec().cell() == CellKind.LSTM;
        this.network = Deeplearning4jEngine.network(core);
        this.input = Nd4j.create(1, core.spec().inputs());
        this.inputValues = input.data().asNioFloat();
        loadState(new float[lstm ? 2 * hidden : hidden]);
    }

    @Override
    public void step(float[] x, float[] out) {
        inputValues.put(0, x);
        network.rnnSetPreviousState(0, state);
        INDArray outputs = network.rnnTimeStep(input); // (1, outputs)
        state = network.rnnGetPreviousState(0);
        for (int i = 0; i < out.length; i++) {
            out[i] = outputs.getFloat(i);
        }
    }

    @Override
    public void loadState(float[] values) {
        try (INDArray rows = Nd4j.createFromArray(values).reshape(lstm ? 2 : 1, hidden)) {
            Map<String, INDArray> loaded = new HashMap<>();
            loaded.put(HIDDEN_KEY, rows.getRow(0, true).dup());
            if (lstm) {
                loaded.put(CELL_KEY, rows.getRow(1, true).dup());
            }
            state = loaded;
        }
    }

    @Override
    public void storeState(float[] values) {
        System.arraycopy(row(HIDDEN_KEY), 0, values, 0, hidden);
        if (lstm) {
            System.arraycopy(row(CELL_KEY), 0, values, hidden, hidden);
        }
    }

    private float[] row(String key) {
        INDArray row = state.get(key);
        if (row == null) {
            throw new IllegalStateException("expected a state " + key + ", was " + state.keySet());
        }
        return row.toFloatVector();
    }

    @Override
    public void close() {
        network.close();
    }
}
