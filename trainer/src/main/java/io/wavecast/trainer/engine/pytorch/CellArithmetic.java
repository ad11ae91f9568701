package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;

/**
 * One step of one direction of one layer. PyTorch's fused functions cannot be used where hidden units are dropped from step to step or
 * inputs are fed back.
 */
final class CellArithmetic {
    private static final int PER_LAYER = 4;

    private final NetworkSpec spec;
    private final NDList cells;

    /**
     * The arithmetic of all layers.
     *
     * @param cells per direction of a layer: (gates·hidden, inputs), (gates·hidden, hidden), two biases
     */
    CellArithmetic(NetworkSpec spec, NDList cells) {
        this.spec = spec;
        this.cells = cells;
    }

    /**
     * The part of the gates that depends on the inputs, for one step or for many at once.
     *
     * @param index among all directions of all layers
     */
    NDArray gateInputs(int index, NDArray x) {
        return linear(x, cells.get(PER_LAYER * index), cells.get(PER_LAYER * index + 2));
    }

    /**
     * Makes one step.
     *
     * @param index among all directions of all layers
     * @param a the result of {@link #gateInputs}
     * @param past the hidden state as the recurrent weights see it, with dropout
     * @param h the hidden state
     * @param c the cell state; ignored unless the cell is LSTM
     * @return the hidden state, and for LSTM the cell state
     */
    NDList step(int index, NDArray a, NDArray past, NDArray h, NDArray c) {
        NDArray rw = cells.get(PER_LAYER * index + 1);
        NDArray rb = cells.get(PER_LAYER * index + 3);
        return switch (spec.cell()) {
            case ELMAN -> {
                NDArray sum = a.add(linear(past, rw, rb));
                yield new NDList(activated(sum));
            }
            case LSTM -> {
                NDList gates = a.add(linear(past, rw, rb)).split(4, 1);
                NDArray next =
                        sigmoid(gates.get(1)).mul(c).add(sigmoid(gates.get(0)).mul(activated(gates.get(2))));
                yield new NDList(sigmoid(gates.get(3)).mul(activated(next)), next);
            }
            case GRU -> new NDList(gru(a.split(3, 1), rw, rb, past, h));
            case NONE -> throw new IllegalArgumentException("expected a network with cells, was one without");
        };
    }

    private NDArray gru(NDList inputs, NDArray rw, NDArray rb, NDArray past, NDArray h) {
        NDArray r;
        NDArray z;
        NDArray n;
        if (spec.resetAfter()) {
            NDList recurrent = linear(past, rw, rb).split(3, 1);
            r = sigmoid(inputs.get(0).add(recurrent.get(0)));
            z = sigmoid(inputs.get(1).add(recurrent.get(1)));
            n = activated(inputs.get(2).add(r.mul(recurrent.get(2))));
        } else {
            NDList weights = rw.split(3, 0);
            NDList biases = rb.split(3, 0);
            r = sigmoid(inputs.get(0).add(linear(past, weights.get(0), biases.get(0))));
            z = sigmoid(inputs.get(1).add(linear(past, weights.get(1), biases.get(1))));
            n = activated(inputs.get(2).add(linear(r.mul(past), weights.get(2), biases.get(2))));
        }
        return n.add(z.mul(h.sub(n)));
    }

    /** Whether the cell has a cell state beside the hidden state. */
    boolean hasCellState() {
        return spec.cell() == CellKind.LSTM;
    }

    static NDArray linear(NDArray x, NDArray weights, NDArray bias) {
        return x.getNDArrayInternal().linear(x, weights, bias).get(0);
    }

    /** Sets a random share of the values to zero, and scales up the others. */
    static NDArray dropout(NDArray array, double share) {
        return array.getNDArrayInternal().dropout(array, (float) share, true).get(0);
    }

    private NDArray activated(NDArray sum) {
        return spec.relu() ? sum.maximum(0f) : sum.tanh();
    }

    private static NDArray sigmoid(NDArray x) {
        return x.getNDArrayInternal().sigmoid();
    }
}
