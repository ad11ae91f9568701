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
 * Windows on their way through the network: by PyTorch's own functions for whole windows where there is one, otherwise step by step.
 */
final class SequenceForward {
    private final NetworkSpec spec;
    private final TrainingSpec training;
    private final NDManager manager;
    private final CellArithmetic steps;
    private final FusedLayers whole;
    private final NDList head;
    private final BitSet forgotten = new BitSet(); // windows of the next batch
    private final NDList carried = new NDList(); // hidden state, and cell state for LSTM: (layers, windows, hidden)

    SequenceForward(NetworkSpec spec, TrainingSpec training, NDManager manager, NDList cells, NDList head) {
        this.spec = spec;
        this.training = training;
        this.manager = manager;
        this.steps = new CellArithmetic(spec, cells);
        this.whole = new FusedLayers(spec, cells);
        this.head = head;
        if (training.future() > 0 && spec.outputs() < spec.inputs()) {
            throw new IllegalArgumentException(
                    "a closed loop makes inputs of outputs: as many are needed at least, were " + spec.inputs()
                            + " inputs and " + spec.outputs() + " outputs");
        }
    }

    void forgetState() {
        carried.forEach(NDArray::close);
        carried.clear();
    }

    void forgetState(int window) {
        forgotten.set(window);
    }

    /** @param inputs (windows, time, inputs); (windows, time, outputs) comes back, with variances behind where they are learned */
    NDArray training(NDArray inputs, Optional<Feedback> feedback) {
        int open = (int) inputs.getShape().get(1) - training.future();
        if (open < 1) {
            throw new IllegalArgumentException(
                    "a closed loop of " + training.future() + " steps needs windows of more, were of "
                            + inputs.getShape().get(1));
        }
        NDList begin = begin(inputs);
        forgotten.clear();
        NDArray seen = training.future() == 0 ? inputs : inputs.get(":, :" + open + ", :");
        if (training.recurrentDropout() == 0 && whole.areThere()) {
            NDList out = whole.run(seen, begin, training.dropout(), true);
            carry(out.subNDList(1));
            NDArray said = said(out.get(0), true);
            return training.future() == 0
                    ? said
                    : closed(inputs, said, new UnrolledLayers(spec, training, steps, out.subNDList(1), true), feedback);
        }
        var walk = new UnrolledLayers(spec, training, steps, begin, true);
        NDArray said = open(seen, walk, true);
        carry(walk.state());
        return training.future() == 0 ? said : closed(inputs, said, walk, feedback);
    }

    /** Without dropout, from a state of zero, in the open loop. */
    NDArray plain(NDArray inputs) {
        NDList state = zeros(inputs);
        return whole.areThere()
                ? said(whole.run(inputs, state, 0, false).get(0), false)
                : open(inputs, new UnrolledLayers(spec, training, steps, state, false), false);
    }

    private NDList begin(NDArray inputs) {
        boolean fits = !carried.isEmpty()
                && carried.get(0).getShape().get(1) == inputs.getShape().get(0);
        if (!training.carryState() || !fits) {
            return zeros(inputs);
        }
        float[] kept = new float[(int) inputs.getShape().get(0)];
        for (int w = 0; w < kept.length; w++) {
            kept[w] = forgotten.get(w) ? 0 : 1;
        }
        NDArray mask = inputs.getManager().create(kept, new Shape(1, kept.length, 1));
        NDList state = new NDList();
        carried.forEach(part -> state.add(mask.mul(part))); // results belong to the manager of their first operand
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
            forgetState();
            state.forEach(part -> {
                NDArray copy = part.stopGradient().duplicate();
                copy.attach(manager);
                carried.add(copy);
            });
        }
    }

    /** The cross-entropy is taken of the sums before the sigmoid, which may round to 0 or 1. */
    private NDArray said(NDArray hidden, boolean learning) {
        NDArray sums = CellArithmetic.linear(hidden, head.get(0), head.get(1));
        boolean sigmoid =
                spec.headActivation() == HeadActivation.SIGMOID && !(learning && training.loss() == Loss.CROSS_ENTROPY);
        return sigmoid ? Activation.sigmoid(sums) : sums;
    }

    private NDArray open(NDArray x, UnrolledLayers walk, boolean learning) {
        NDList outputs = new NDList();
        for (int t = 0; t < x.getShape().get(1); t++) {
            outputs.add(said(walk.step(x.get(":, " + t + ", :")), learning));
        }
        return NDArrays.stack(outputs, 1);
    }

    /** @param begun (windows, open, what is said) of the steps before the closed loop; with those of the loop it comes back */
    private NDArray closed(NDArray inputs, NDArray begun, UnrolledLayers walk, Optional<Feedback> feedback) {
        int open = (int) begun.getShape().get(1);
        int width = (int) begun.getShape().get(2);
        var loop = new ClosedLoop(inputs, open, spec.outputs(), width, feedback);
        NDArray before = begun.get(":, " + (open - 1) + ", :");
        NDList outputs = new NDList();
        for (int t = open; t < open + training.future(); t++) {
            before = loop.said(said(walk.step(loop.fed(before, t)), true));
            outputs.add(before);
        }
        return begun.concat(NDArrays.stack(outputs, 1), 1);
    }
}
