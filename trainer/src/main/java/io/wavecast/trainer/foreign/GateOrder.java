package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.model.Tensor;

/**
 * The order in which the gates of a cell follow each other in a tensor. A model and PyTorch have the gates of a GRU in the order reset,
 * update, candidate; Keras has update, reset, candidate. The gates of an LSTM have the same order in all three.
 */
final class GateOrder {
    /** (gates of a model's GRU) the index of each gate in Keras. */
    private static final int[] KERAS_GRU = {1, 0, 2};

    private GateOrder() {}

    /** @param tensor (gates·hidden) or (gates·hidden, columns), in the order of Keras */
    static Tensor fromKeras(Tensor tensor, CellKind cell) {
        if (cell != CellKind.GRU) {
            return tensor;
        }
        float[] values = new float[tensor.values().length];
        int block = values.length / KERAS_GRU.length;
        for (int gate = 0; gate < KERAS_GRU.length; gate++) {
            System.arraycopy(tensor.values(), KERAS_GRU[gate] * block, values, gate * block, block);
        }
        return tensor.shape().length == 1
                ? Tensor.vector(values)
                : Tensor.matrix(tensor.shape()[0], tensor.shape()[1], values);
    }
}
