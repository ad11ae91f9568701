package io.wavecast.benchmarks.stepper;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * PyTorch through DJL on one thread, without gradients. A step is a sequence of PyTorch's array operations. That was measured to be
 * up to twice as fast as PyTorch's functions lstm, gru and rnn with one step each. States stay in PyTorch's memory. The core has
 * PyTorch's order of gates.
 */
final class PytorchStepper implements Stepper {
    private final CellKind cell;
    private final NDManager manager;
    private final NDArray inputWeights; // (gates·hidden, inputs)
    private final NDArray inputBias; // (gates·hidden)
    private final NDArray recurrentWeights; // (gates·hidden, hidden)
    private final NDArray recurrentBias; // (gates·hidden)
    private final NDArray headWeights; // (outputs, hidden)
    private final NDArray headBias; // (outputs)
    private final NDArray input; // (1, inputs)
    private final ByteBuffer inputBytes; // its values
    private final FloatBuffer inputValues; // the same memory
    private final List<NDArray> used = new ArrayList<>(); // to be freed after this step; faster than a manager per step
    private NDArray hidden; // (1, hidden)
    private NDArray memory; // (1, hidden), for LSTM

    PytorchStepper(Network network) {
        // DJL reads these properties when the engine starts. The first one disables usage reports to the vendor.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        this.cell = network.spec().cell();
        this.manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        JniUtils.setGradMode(false); // for this thread
        Weights weights = network.weights();
        LayerWeights layer = weights.layers().get(0);
        this.inputWeights = matrix(layer.input());
        this.inputBias = manager.create(layer.inputBias());
        this.recurrentWeights = matrix(layer.recurrent());
        this.recurrentBias = manager.create(layer.recurrentBias());
        this.headWeights = matrix(weights.head());
        this.headBias = manager.create(weights.headBias());
        int inputs = network.spec().inputs();
        this.input = manager.create(new Shape(1, inputs));
        this.inputBytes = ByteBuffer.allocateDirect(inputs * Float.BYTES).order(ByteOrder.nativeOrder());
        this.inputValues = inputBytes.asFloatBuffer();
        var shape = new Shape(1, network.spec().hidden());
        this.hidden = manager.zeros(shape);
        this.memory = manager.zeros(shape);
    }

    private NDArray matrix(Matrix matrix) {
        return manager.create(matrix.toRowMajor(), new Shape(matrix.rows(), matrix.columns()));
    }

    @Override
    public void step(float[] x, float[] out) {
        inputValues.put(0, x);
        input.set(inputBytes);
        NDArray fromInput = linear(input, inputWeights, inputBias);
        NDArray fromHidden = linear(hidden, recurrentWeights, recurrentBias);
        used.add(hidden);
        hidden = switch (cell) {
            case LSTM -> lstm(fromInput.addi(fromHidden));
            case GRU -> gru(fromInput, fromHidden);
            case ELMAN -> fromInput.addi(fromHidden).tanh();
            case NONE -> throw new IllegalArgumentException("expected a network with a cell, was one without");
        };
        float[] outputs = linear(hidden, headWeights, headBias).toFloatArray();
        System.arraycopy(outputs, 0, out, 0, out.length);
        used.forEach(NDArray::close);
        used.clear();
    }

    /** @param gates (1, 4·hidden) before activation */
    private NDArray lstm(NDArray gates) {
        NDList parts = split(gates);
        NDArray i = sigmoid(parts.get(0));
        NDArray f = sigmoid(parts.get(1));
        NDArray g = temporary(parts.get(2).tanh());
        NDArray o = sigmoid(parts.get(3));
        memory.muli(f).addi(i.muli(g));
        return memory.tanh().muli(o);
    }

    /**
     * @param fromInput (1, 3·hidden)
     * @param fromHidden (1, 3·hidden)
     */
    private NDArray gru(NDArray fromInput, NDArray fromHidden) {
        NDList ofInput = split(fromInput);
        NDList ofHidden = split(fromHidden);
        NDArray r = sigmoid(ofInput.get(0).addi(ofHidden.get(0)));
        NDArray z = sigmoid(ofInput.get(1).addi(ofHidden.get(1)));
        NDArray n = temporary(ofInput.get(2).addi(r.muli(ofHidden.get(2))).tanh());
        return hidden.sub(n).muli(z).addi(n); // (1 − z)·n + z·h
    }

    private NDArray linear(NDArray x, NDArray weights, NDArray bias) {
        return temporary(x.getNDArrayInternal().linear(x, weights, bias).get(0));
    }

    private NDArray sigmoid(NDArray x) {
        return temporary(x.getNDArrayInternal().sigmoid());
    }

    private NDList split(NDArray gates) {
        NDList parts = gates.split(cell.gates(), 1);
        used.addAll(parts);
        return parts;
    }

    private NDArray temporary(NDArray array) {
        used.add(array);
        return array;
    }

    @Override
    public void close() {
        manager.close();
    }
}
