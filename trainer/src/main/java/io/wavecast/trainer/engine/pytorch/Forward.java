package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.recurrent.RNN;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows on their way through the network: by PyTorch's own functions for whole windows where there is one, otherwise step by step.
 */
final class Forward {
    private static final int PER_LAYER = 4;

    private final NetworkSpec spec;
    private final TrainingSpec training;
    private final NDManager manager;
    private final NDList cells;
    private final NDArray head;
    private final NDArray headBias;
    private final NDList carried = new NDList(); // hidden state, and cell state for LSTM: (layers, windows, hidden)

    Forward(NetworkSpec spec, TrainingSpec training, NDManager manager, NDList cells, NDArray head, NDArray headBias) {
        this.spec = spec;
        this.training = training;
        this.manager = manager;
        this.cells = cells;
        this.head = head;
        this.headBias = headBias;
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
        boolean whole = training.recurrentDropout() == 0 && training.future() == 0 && hasFunction();
        return whole ? wholeWindows(inputs, state, true) : stepByStep(inputs, state, true);
    }

    /** Without dropout, from a state of zero, in the open loop. */
    NDArray plain(NDArray inputs) {
        NDList state = zeros(inputs);
        return hasFunction() ? wholeWindows(inputs, state, false) : stepByStep(inputs, state, false);
    }

    /** PyTorch has the GRU with its reset gate after the recurrent product alone. */
    private boolean hasFunction() {
        return spec.cell() != CellKind.GRU || spec.resetAfter();
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
        var functions = x.getNDArrayInternal();
        double dropout = learning ? training.dropout() : 0;
        NDList out =
                switch (spec.cell()) {
                    case LSTM -> functions.lstm(x, state, cells, true, spec.layers(), dropout, learning, false, true);
                    case GRU ->
                        functions.gru(x, state.get(0), cells, true, spec.layers(), dropout, learning, false, true);
                    case ELMAN ->
                        functions.rnn(
                                x,
                                state.get(0),
                                cells,
                                true,
                                spec.layers(),
                                spec.relu() ? RNN.Activation.RELU : RNN.Activation.TANH,
                                dropout,
                                learning,
                                false,
                                true);
                    case NONE -> throw new IllegalArgumentException("a network without a cell has nothing to train");
                };
        if (learning) {
            carry(out.subNDList(1));
        }
        return said(out.get(0));
    }

    private NDArray said(NDArray hidden) {
        NDArray sums =
                hidden.getNDArrayInternal().linear(hidden, head, headBias).get(0);
        return spec.headActivation() == HeadActivation.SIGMOID ? Activation.sigmoid(sums) : sums;
    }

    private NDArray stepByStep(NDArray x, NDList begin, boolean learning) {
        int steps = (int) x.getShape().get(1);
        int open = learning ? steps - training.future() : steps;
        List<NDArray> hidden = new ArrayList<>();
        List<NDArray> memory = new ArrayList<>();
        List<NDArray> kept = new ArrayList<>(); // one mask per layer for the whole window
        for (int layer = 0; layer < spec.layers(); layer++) {
            hidden.add(begin.get(0).get(layer));
            memory.add(spec.cell() == CellKind.LSTM ? begin.get(1).get(layer) : null);
            if (learning && training.recurrentDropout() > 0) {
                NDArray ones = x.getManager().ones(hidden.get(layer).getShape());
                kept.add(dropped(ones, training.recurrentDropout()));
            }
        }
        NDList outputs = new NDList();
        for (int t = 0; t < steps; t++) {
            NDArray signal =
                    t < open ? x.get(":, " + t + ", :") : outputs.get(t - 1).get(":, :" + spec.inputs());
            for (int layer = 0; layer < spec.layers(); layer++) {
                if (layer > 0 && learning && training.dropout() > 0) {
                    signal = dropped(signal, training.dropout());
                }
                NDArray before =
                        kept.isEmpty() ? hidden.get(layer) : hidden.get(layer).mul(kept.get(layer));
                NDList after = step(layer, signal, before, hidden.get(layer), memory.get(layer));
                hidden.set(layer, after.get(0));
                if (spec.cell() == CellKind.LSTM) {
                    memory.set(layer, after.get(1));
                }
                signal = after.get(0);
            }
            outputs.add(said(signal));
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

    private static NDArray dropped(NDArray array, double share) {
        return array.getNDArrayInternal().dropout(array, (float) share, true).get(0);
    }

    /** @param seen the hidden state as the weights see it; @param h as it is */
    private NDList step(int layer, NDArray x, NDArray seen, NDArray h, NDArray c) {
        NDArray w = cells.get(PER_LAYER * layer);
        NDArray rw = cells.get(PER_LAYER * layer + 1);
        NDArray b = cells.get(PER_LAYER * layer + 2);
        NDArray rb = cells.get(PER_LAYER * layer + 3);
        NDArray a = x.getNDArrayInternal().linear(x, w, b).get(0);
        return switch (spec.cell()) {
            case ELMAN -> {
                NDArray sum = a.add(linear(seen, rw, rb));
                yield new NDList(spec.relu() ? sum.maximum(0f) : sum.tanh());
            }
            case LSTM -> {
                NDList gates = a.add(linear(seen, rw, rb)).split(4, 1);
                NDArray next = sigmoid(gates.get(1))
                        .mul(c)
                        .add(sigmoid(gates.get(0)).mul(gates.get(2).tanh()));
                yield new NDList(sigmoid(gates.get(3)).mul(next.tanh()), next);
            }
            case GRU -> {
                NDList of = a.split(3, 1);
                NDArray r;
                NDArray z;
                NDArray n;
                if (spec.resetAfter()) {
                    NDList recurrent = linear(seen, rw, rb).split(3, 1);
                    r = sigmoid(of.get(0).add(recurrent.get(0)));
                    z = sigmoid(of.get(1).add(recurrent.get(1)));
                    n = of.get(2).add(r.mul(recurrent.get(2))).tanh();
                } else {
                    NDList weights = rw.split(3, 0);
                    NDList biases = rb.split(3, 0);
                    // Results belong to the manager of their first operand: these would stay as long as the parameters.
                    weights.attach(x.getManager());
                    biases.attach(x.getManager());
                    r = sigmoid(of.get(0).add(linear(seen, weights.get(0), biases.get(0))));
                    z = sigmoid(of.get(1).add(linear(seen, weights.get(1), biases.get(1))));
                    n = of.get(2)
                            .add(linear(r.mul(seen), weights.get(2), biases.get(2)))
                            .tanh();
                }
                yield new NDList(n.add(z.mul(h.sub(n))));
            }
            case NONE -> throw new IllegalArgumentException("a network without a cell has nothing to train");
        };
    }

    private static NDArray linear(NDArray x, NDArray weights, NDArray bias) {
        return x.getNDArrayInternal().linear(x, weights, bias).get(0);
    }

    private static NDArray sigmoid(NDArray x) {
        return x.getNDArrayInternal().sigmoid();
    }
}
