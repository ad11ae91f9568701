package io.wavecast.trainer.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;

/** The arithmetic of one step of one direction of one layer, of which PyTorch's functions for whole windows cannot be made to drop parts. */
final class CellArithmetic {
    private static final int PER_LAYER = 4;

    private final NetworkSpec spec;
    private final NDList cells;

    /** @param cells per direction of a layer: (gates·hidden, inputs), (gates·hidden, hidden), two biases */
    CellArithmetic(NetworkSpec spec, NDList cells) {
        this.spec = spec;
        this.cells = cells;
    }

    /** What inputs add to the gates, of one step or of many at once. @param index among all directions of all layers */
    NDArray seen(int index, NDArray x) {
        return linear(x, cells.get(PER_LAYER * index), cells.get(PER_LAYER * index + 2));
    }

    /**
     * One step.
     *
     * @param a what {@link #seen} gave
     * @param past the hidden state as the weights see it
     * @param h as it is
     * @param c cell state, for LSTM
     * @return hidden state, and cell state for LSTM
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
            case NONE -> throw new IllegalArgumentException("a network without a cell has nothing to train");
        };
    }

    private NDArray gru(NDList of, NDArray rw, NDArray rb, NDArray past, NDArray h) {
        NDArray r;
        NDArray z;
        NDArray n;
        if (spec.resetAfter()) {
            NDList recurrent = linear(past, rw, rb).split(3, 1);
            r = sigmoid(of.get(0).add(recurrent.get(0)));
            z = sigmoid(of.get(1).add(recurrent.get(1)));
            n = activated(of.get(2).add(r.mul(recurrent.get(2))));
        } else {
            NDList weights = rw.split(3, 0);
            NDList biases = rb.split(3, 0);
            r = sigmoid(of.get(0).add(linear(past, weights.get(0), biases.get(0))));
            z = sigmoid(of.get(1).add(linear(past, weights.get(1), biases.get(1))));
            n = activated(of.get(2).add(linear(r.mul(past), weights.get(2), biases.get(2))));
        }
        return n.add(z.mul(h.sub(n)));
    }

    /** Whether the cell has a second state. */
    boolean remembers() {
        return spec.cell() == CellKind.LSTM;
    }

    static NDArray linear(NDArray x, NDArray weights, NDArray bias) {
        return x.getNDArrayInternal().linear(x, weights, bias).get(0);
    }

    static NDArray dropped(NDArray array, double share) {
        return array.getNDArrayInternal().dropout(array, (float) share, true).get(0);
    }

    private NDArray activated(NDArray sum) {
        return spec.relu() ? sum.maximum(0f) : sum.tanh();
    }

    private static NDArray sigmoid(NDArray x) {
        return x.getNDArrayInternal().sigmoid();
    }
}
