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

/** Deeplearning4j's {@code rnnTimeStep}, with the state set before and fetched after each step. */
final class Deeplearning4jStepper implements Stepper {
    private static final String HIDDEN_KEY = "prevAct";
    private static final String CELL_KEY = "prevMem";

    private final MultiLayerNetwork network;
    private final INDArray input; // (1, inputs)
    private final FloatBuffer inputValues; // the same memory
    private Map<String, INDArray> state = new HashMap<>(); // each (1, hidden)

    Deeplearning4jStepper(Network ours) {
        int hidden = ours.spec().hidden();
        this.network = Deeplearning4jEngine.network(ours);
        this.input = Nd4j.create(1, ours.spec().inputs());
        this.inputValues = input.data().asNioFloat();
        state.put(HIDDEN_KEY, Nd4j.create(1, hidden));
        if (ours.spec().cell() == CellKind.LSTM) {
            state.put(CELL_KEY, Nd4j.create(1, hidden));
        }
    }

    @Override
    public void step(float[] x, float[] out) {
        inputValues.put(0, x);
        network.rnnSetPreviousState(0, state);
        INDArray said = network.rnnTimeStep(input); // (1, outputs)
        state = network.rnnGetPreviousState(0);
        for (int i = 0; i < out.length; i++) {
            out[i] = said.getFloat(i);
        }
    }
}
