package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Feedback;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.BitSet;
import java.util.Optional;

/**
 * Forward pass with outputs at every step (many-to-many). It uses PyTorch's fused functions where they exist, and otherwise goes step by
 * step.
 */
final class SequenceForward {
    private final NetworkSpec spec;
    private final TrainingSpec training;
    private final NDManager manager;
    private final CellArithmetic arithmetic;
    private final FusedLayers fused;
    private final NDList head;
    private final BitSet reset = new BitSet(); // windows of the next batch
    private final NDList carried = new NDList(); // hidden state, and for LSTM the cell state: (layers, windows, hidden)

    /**
     * A forward pass.
     *
     * @param manager owns the states that are carried from batch to batch
     * @param cells per layer: (gates·hidden, inputs), (gates·hidden, hidden), two biases; filled for each pass
     * @param head (outputs, hidden), (outputs); filled for each pass
     */
    SequenceForward(NetworkSpec spec, TrainingSpec training, NDManager manager, NDList cells, NDList head) {
        this.spec = spec;
        this.training = training;
        this.manager = manager;
        this.arithmetic = new CellArithmetic(spec, cells);
        this.fused = new FusedLayers(spec, cells);
        this.head = head;
    }

    void resetState() {
        carried.forEach(NDArray::close);
        carried.clear();
    }

    void resetState(int window) {
        reset.set(window);
    }

    /**
     * The outputs of a training pass, with dropout and the closed loop.
     *
     * @param inputs (windows, time, inputs)
     * @return (windows, time, outputs), with the variances behind the outputs where they are learned
     */
    NDArray training(NDArray inputs, Optional<Feedback> feedback) {
        long time = inputs.getShape().get(1);
        int open = (int) time - training.closedLoopSteps();
        if (open < 1) {
            throw new IllegalArgumentException("expected windows of more than " + training.closedLoopSteps()
                    + " steps, which run in closed loop, was " + time);
        }
        NDList begin = begin(inputs);
        reset.clear();
        NDArray openInputs = training.closedLoopSteps() == 0 ? inputs : inputs.get(":, :" + open + ", :");
        if (training.recurrentDropout() == 0 && fused.areSupported()) {
            NDList out = fused.run(openInputs, begin, training.dropout(), true);
            carry(out.subNDList(1));
            NDArray outputs = outputs(out.get(0), true);
            return training.closedLoopSteps() == 0
                    ? outputs
                    : closedLoop(inputs, outputs, unrolled(out.subNDList(1), true), feedback);
        }
        UnrolledLayers layers = unrolled(begin, true);
        NDArray outputs = openLoop(openInputs, layers, true);
        carry(layers.state());
        return training.closedLoopSteps() == 0 ? outputs : closedLoop(inputs, outputs, layers, feedback);
    }

    /** The outputs without dropout, from a hidden state of zero, in the open loop. */
    NDArray inference(NDArray inputs) {
        NDList state = zeros(inputs);
        return fused.areSupported()
                ? outputs(fused.run(inputs, state, 0, false).get(0), false)
                : openLoop(inputs, unrolled(state, false), false);
    }

    private UnrolledLayers unrolled(NDList state, boolean learning) {
        return new UnrolledLayers(spec, training, arithmetic, state, learning);
    }

    private NDList begin(NDArray inputs) {
        boolean fits = !carried.isEmpty()
                && carried.get(0).getShape().get(1) == inputs.getShape().get(0);
        if (!training.carryState() || !fits) {
            return zeros(inputs);
        }
        float[] kept = new float[(int) inputs.getShape().get(0)];
        for (int w = 0; w < kept.length; w++) {
            kept[w] = reset.get(w) ? 0 : 1;
        }
        NDArray mask = inputs.getManager().create(kept, new Shape(1, kept.length, 1));
        NDList state = new NDList();
        carried.forEach(part -> state.add(mask.mul(part))); // results belong to the manager of the first operand
        return state;
    }

    private NDList zeros(NDArray inputs) {
        Shape shape = new Shape(spec.layers(), inputs.getShape().get(0), spec.hidden());
        NDList zeros = new NDList(inputs.getManager().zeros(shape));
        if (spec.cell() == CellKind.LSTM) {
            zeros.add(inputs.getManager().zeros(shape));
        }
        return zeros;
    }

    private void carry(NDList state) {
        if (training.carryState()) {
            resetState();
            state.forEach(part -> {
                NDArray copy = part.stopGradient().duplicate();
                copy.attach(manager);
                carried.add(copy);
            });
        }
    }

    /** The head's outputs. Cross-entropy needs the sums before the sigmoid, which may round to 0 or 1. */
    private NDArray outputs(NDArray hidden, boolean learning) {
        NDArray sums = CellArithmetic.linear(hidden, head.get(0), head.get(1));
        boolean sigmoid =
                spec.headActivation() == HeadActivation.SIGMOID && !(learning && training.loss() == Loss.CROSS_ENTROPY);
        return sigmoid ? Activation.sigmoid(sums) : sums;
    }

    private NDArray openLoop(NDArray inputs, UnrolledLayers layers, boolean learning) {
        NDList outputs = new NDList();
        for (int t = 0; t < inputs.getShape().get(1); t++) {
            outputs.add(outputs(layers.step(inputs.get(":, " + t + ", :")), learning));
        }
        return NDArrays.stack(outputs, 1);
    }

    /**
     * Appends the closed loop.
     *
     * @param openOutputs (windows, open, width) of the steps before the closed loop
     * @return (windows, time, width)
     */
    private NDArray closedLoop(
            NDArray inputs, NDArray openOutputs, UnrolledLayers layers, Optional<Feedback> feedback) {
        int open = (int) openOutputs.getShape().get(1);
        int width = (int) openOutputs.getShape().get(2);
        var loop = new ClosedLoop(inputs, open, spec.outputs(), width, feedback);
        NDArray before = openOutputs.get(":, " + (open - 1) + ", :");
        NDList outputs = new NDList();
        for (int t = open; t < open + training.closedLoopSteps(); t++) {
            before = loop.total(outputs(layers.step(loop.input(before, t)), true));
            outputs.add(before);
        }
        return openOutputs.concat(NDArrays.stack(outputs, 1), 1);
    }
}
