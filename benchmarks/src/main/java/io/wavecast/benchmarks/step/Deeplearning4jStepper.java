package io.wavecast.benchmarks.step;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.learn.Deeplearning4jNetwork;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's {@code rnnTimeStep}, with the state set before and fetched after each step. */
final class Deeplearning4jStepper implements Stepper {
    /** Candidate, forget, output, input, whatever their names there are. */
    private static final int[] LSTM_GATES = {2, 1, 3, 0};

    private static final int[] ELMAN_GATES = {0};
    private static final String HIDDEN_KEY = "prevAct";
    private static final String CELL_KEY = "prevMem";

    private final MultiLayerNetwork network;
    private final INDArray input; // (1, inputs)
    private final FloatBuffer inputValues; // the same memory
    private Map<String, INDArray> state = new HashMap<>(); // each (1, hidden)

    Deeplearning4jStepper(Network ours) {
        int hidden = ours.spec().hidden();
        Weights weights = ours.weights();
        LayerWeights layer = weights.layers().get(0);
        int[] gates = ours.spec().cell() == CellKind.LSTM ? LSTM_GATES : ELMAN_GATES;
        this.network = Deeplearning4jNetwork.create(ours.spec(), 1e-3, 0); // trains nothing
        float[] bias = layer.inputBias();
        float[] second = layer.recurrentBias();
        for (int i = 0; i < bias.length; i++) {
            bias[i] += second[i]; // there is only one
        }
        set(
                "0_W",
                GateBlocks.inOrder(layer.input().toRowMajor(), gates),
                ours.spec().inputs());
        set("0_RW", GateBlocks.inOrder(layer.recurrent().toRowMajor(), gates), hidden);
        set("0_b", GateBlocks.inOrder(bias, gates), 1);
        set("1_W", weights.head().toRowMajor(), hidden);
        set("1_b", weights.headBias(), 1);
        this.input = Nd4j.create(1, ours.spec().inputs());
        this.inputValues = input.data().asNioFloat();
        state.put(HIDDEN_KEY, Nd4j.create(1, hidden));
        if (ours.spec().cell() == CellKind.LSTM) {
            state.put(CELL_KEY, Nd4j.create(1, hidden));
        }
    }

    /** It multiplies from the left, so matrices are transposed. @param rows (rows, columns) row-major */
    private void set(String name, float[] rows, int columns) {
        INDArray matrix = Nd4j.createFromArray(rows).reshape('c', rows.length / columns, columns);
        INDArray parameter = network.getParam(name); // a view: the network sees what is assigned
        parameter.assign(matrix.transpose().reshape(parameter.shape()));
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
