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
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows on their way through the network: by PyTorch's own functions for whole windows where there is one, otherwise step by step.
 */
final class Forward {
    private final NetworkSpec spec;
    private final TrainingSpec training;
    private final NDManager manager;
    private final CellSteps steps;
    private final WholeWindows whole;
    private final NDList head;
    private final NDList carried = new NDList(); // hidden state, and cell state for LSTM: (layers, windows, hidden)

    Forward(NetworkSpec spec, TrainingSpec training, NDManager manager, NDList cells, NDList head) {
        this.spec = spec;
        this.training = training;
        this.manager = manager;
        this.steps = new CellSteps(spec, cells);
        this.whole = new WholeWindows(spec, cells);
        this.head = head;
        if (training.future() > 0 && spec.inputs() != spec.outputs()) {
            throw new IllegalArgumentException(
                    "a closed loop feeds outputs back as inputs: both counts must be equal, were " + spec.inputs()
                            + " inputs and " + spec.outputs() + " outputs");
        }
    }

    void forgetState() {
        carried.forEach(NDArray::close);
        carried.clear();
    }

    /** @param inputs (windows, time, inputs); (windows, time, outputs) comes back, with variances behind where they are learned */
    NDArray training(NDArray inputs) {
        NDList state = begin(inputs);
        boolean atOnce = training.recurrentDropout() == 0 && training.future() == 0 && whole.areThere();
        return atOnce ? wholeWindows(inputs, state, true) : stepByStep(inputs, state, true);
    }

    /** Without dropout, from a state of zero, in the open loop. */
    NDArray plain(NDArray inputs) {
        NDList state = zeros(inputs);
        return whole.areThere() ? wholeWindows(inputs, state, false) : stepByStep(inputs, state, false);
    }

    private NDList begin(NDArray inputs) {
        boolean fits = !carried.isEmpty()
                && carried.get(0).getShape().get(1) == inputs.getShape().get(0);
        if (!training.carryState() || !fits) {
            return zeros(inputs);
        }
        NDList state = new NDList();
        carried.forEach(part -> {
            NDArray copy = part.duplicate();
            copy.attach(inputs.getManager());
            state.add(copy);
        });
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

    private NDArray wholeWindows(NDArray x, NDList state, boolean learning) {
        NDList out = whole.run(x, state, learning ? training.dropout() : 0, learning);
        if (learning) {
            carry(out.subNDList(1));
        }
        return said(out.get(0), learning);
    }

    /** The cross-entropy is taken of the sums before the sigmoid, which may round to 0 or 1. */
    private NDArray said(NDArray hidden, boolean learning) {
        NDArray sums = CellSteps.linear(hidden, head.get(0), head.get(1));
        boolean sigmoid =
                spec.headActivation() == HeadActivation.SIGMOID && !(learning && training.loss() == Loss.CROSS_ENTROPY);
        return sigmoid ? Activation.sigmoid(sums) : sums;
    }

    private NDArray stepByStep(NDArray x, NDList begin, boolean learning) {
        int time = (int) x.getShape().get(1);
        int open = learning ? time - training.future() : time;
        List<NDArray> hidden = new ArrayList<>();
        List<NDArray> memory = new ArrayList<>();
        List<NDArray> kept = new ArrayList<>(); // one mask per layer for the whole window
        for (int layer = 0; layer < spec.layers(); layer++) {
            hidden.add(begin.get(0).get(layer));
            memory.add(spec.cell() == CellKind.LSTM ? begin.get(1).get(layer) : null);
            if (learning && training.recurrentDropout() > 0) {
                NDArray ones = x.getManager().ones(hidden.get(layer).getShape());
                kept.add(CellSteps.dropped(ones, training.recurrentDropout()));
            }
        }
        NDList outputs = new NDList();
        for (int t = 0; t < time; t++) {
            NDArray signal =
                    t < open ? x.get(":, " + t + ", :") : outputs.get(t - 1).get(":, :" + spec.inputs());
            for (int layer = 0; layer < spec.layers(); layer++) {
                if (layer > 0 && learning && training.dropout() > 0) {
                    signal = CellSteps.dropped(signal, training.dropout());
                }
                NDArray before =
                        kept.isEmpty() ? hidden.get(layer) : hidden.get(layer).mul(kept.get(layer));
                NDList after =
                        steps.step(layer, steps.seen(layer, signal), before, hidden.get(layer), memory.get(layer));
                hidden.set(layer, after.get(0));
                if (spec.cell() == CellKind.LSTM) {
                    memory.set(layer, after.get(1));
                }
                signal = after.get(0);
            }
            outputs.add(said(signal, learning));
        }
        if (learning) {
            NDList state = new NDList(NDArrays.stack(new NDList(hidden)));
            if (spec.cell() == CellKind.LSTM) {
                state.add(NDArrays.stack(new NDList(memory)));
            }
            carry(state);
        }
        return NDArrays.stack(outputs, 1);
    }
}
