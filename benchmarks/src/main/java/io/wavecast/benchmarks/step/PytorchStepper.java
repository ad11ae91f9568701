package io.wavecast.benchmarks.step;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import ai.djl.pytorch.jni.JniUtils;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * PyTorch through DJL on one thread, without gradients: two calls per step, PyTorch's own lstm, gru or rnn and its linear. States
 * stay in PyTorch's memory; a step's arrays are closed as soon as the next one has read them. The core's gate order is PyTorch's.
 */
final class PytorchStepper implements Stepper {
    private final CellKind cell;
    private final NDManager manager;
    private final NDList layer; // as PyTorch's flat weights
    private final NDArray head; // (outputs, hidden)
    private final NDArray headBias; // (outputs)
    private final NDArray input; // (1, 1, inputs): steps, series, inputs
    private final ByteBuffer inputBytes; // what is copied there
    private final FloatBuffer inputValues; // the same memory
    private NDList state; // h, and c for LSTM; each (1, 1, hidden): layers, series, hidden

    PytorchStepper(Network network) {
        // Read when the engine starts.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        this.cell = network.spec().cell();
        this.manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        JniUtils.setGradMode(false); // of this thread
        Weights weights = network.weights();
        LayerWeights ours = weights.layers().get(0);
        this.layer = new NDList(
                matrix(ours.input()),
                matrix(ours.recurrent()),
                manager.create(ours.inputBias()),
                manager.create(ours.recurrentBias()));
        this.head = matrix(weights.head());
        this.headBias = manager.create(weights.headBias());
        int inputs = network.spec().inputs();
        this.input = manager.create(new Shape(1, 1, inputs));
        this.inputBytes = ByteBuffer.allocateDirect(inputs * Float.BYTES).order(ByteOrder.nativeOrder());
        this.inputValues = inputBytes.asFloatBuffer();
        var shape = new Shape(1, 1, network.spec().hidden());
        this.state = new NDList(manager.zeros(shape));
        if (cell == CellKind.LSTM) {
            state.add(manager.zeros(shape));
        }
    }

    private NDArray matrix(Matrix matrix) {
        return manager.create(matrix.toRowMajor(), new Shape(matrix.rows(), matrix.columns()));
    }

    @Override
    public void step(float[] x, float[] out) {
        inputValues.put(0, x);
        input.set(inputBytes);
        NDList stepped = recurrent(); // all steps' h (1, 1, hidden), then the new state
        NDArray said = stepped.get(0)
                .getNDArrayInternal()
                .linear(stepped.get(0), head, headBias)
                .get(0);
        float[] values = said.toFloatArray();
        System.arraycopy(values, 0, out, 0, out.length);
        said.close();
        stepped.remove(0).close();
        state.close();
        state = stepped;
    }

    private NDList recurrent() {
        var engine = input.getNDArrayInternal();
        return switch (cell) {
            case LSTM -> engine.lstm(input, state, layer, true, 1, 0, false, false, false);
            case GRU -> engine.gru(input, state.get(0), layer, true, 1, 0, false, false, false);
            case ELMAN -> engine.rnn(input, state.get(0), layer, true, 1, RNN.Activation.TANH, 0, false, false, false);
        };
    }

    @Override
    public void close() {
        manager.close();
    }
}
