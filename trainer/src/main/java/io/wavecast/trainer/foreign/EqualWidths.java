package io.wavecast.trainer.foreign;

import static java.util.Objects.requireNonNull;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.wire.model.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Widens the narrower layers of a network to its widest one, since all layers of a model have equally many units. The weights of the
 * units that are added, and those from them, are zeros: their hidden states then remain 0 under every cell, and no output changes.
 */
final class EqualWidths {
    private EqualWidths() {}

    /**
     * Does nothing if the widths are equal, or if layers do not fit each other.
     *
     * @param tensors of matching rows in each layer, under the names of a model
     * @param gates of the cell
     * @param layers number of recurrent layers
     */
    static void pad(Map<String, Tensor> tensors, int gates, int layers) {
        List<Integer> units = new ArrayList<>();
        for (int k = 0; k < layers; k++) {
            int inputs = columns(tensors, TensorNames.inputWeight(k));
            if (k > 0 && inputs != units.get(k - 1)) {
                return;
            }
            units.add(columns(tensors, TensorNames.recurrentWeight(k)));
        }
        if (columns(tensors, TensorNames.HEAD_WEIGHT) != units.get(layers - 1)) {
            return;
        }
        int widest = units.stream().mapToInt(Integer::intValue).max().orElseThrow();
        if (widest > NetworkSpec.MAX_WIDTH || columns(tensors, TensorNames.inputWeight(0)) > NetworkSpec.MAX_WIDTH) {
            return; // the model's own check refuses the width
        }
        for (int k = 0; k < layers; k++) {
            int inputs = k == 0 ? columns(tensors, TensorNames.inputWeight(0)) : widest;
            replace(tensors, TensorNames.inputWeight(k), gates, widest, inputs);
            replace(tensors, TensorNames.recurrentWeight(k), gates, widest, widest);
            replace(tensors, TensorNames.inputBias(k), gates, widest, 1);
            replace(tensors, TensorNames.recurrentBias(k), gates, widest, 1);
        }
        replace(
                tensors,
                TensorNames.HEAD_WEIGHT,
                1,
                matrix(tensors, TensorNames.HEAD_WEIGHT).shape()[0],
                widest);
    }

    /** Pads each block of a gate below and to the right. */
    private static void replace(Map<String, Tensor> tensors, String name, int gates, int rows, int columns) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            return;
        }
        boolean vector = tensor.shape().length == 1;
        int narrowRows = tensor.shape()[0] / gates;
        int narrowColumns = vector ? 1 : tensor.shape()[1];
        if (narrowRows == rows && narrowColumns == columns) {
            return;
        }
        float[] padded = new float[gates * rows * columns];
        for (int gate = 0; gate < gates; gate++) {
            for (int row = 0; row < narrowRows; row++) {
                System.arraycopy(
                        tensor.values(),
                        (gate * narrowRows + row) * narrowColumns,
                        padded,
                        (gate * rows + row) * columns,
                        narrowColumns);
            }
        }
        tensors.put(name, vector ? Tensor.vector(padded) : Tensor.matrix(gates * rows, columns, padded));
    }

    private static int columns(Map<String, Tensor> tensors, String name) {
        return matrix(tensors, name).shape()[1];
    }

    private static Tensor matrix(Map<String, Tensor> tensors, String name) {
        return requireNonNull(tensors.get(name), name);
    }
}
