package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.model.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a Keras layer.
 *
 * @param path of the layer in the file
 * @param kernel (inputs, gates·units), or (inputs, outputs) of a dense layer
 * @param recurrentKernel (units, gates·units); empty for a dense layer
 * @param bias (gates·units) or (2, gates·units)
 */
record KerasLayer(String path, Tensor kernel, Optional<Tensor> recurrentKernel, Optional<Tensor> bias) {
    /**
     * @param variables by name: {@code kernel}, {@code recurrent_kernel} and {@code bias}, or by number: {@code 0}, {@code 1} and
     *     {@code 2}
     */
    static KerasLayer of(String path, Map<String, Tensor> variables) {
        boolean numbered = variables.containsKey("0");
        Tensor kernel = variables.get(numbered ? "0" : "kernel");
        Tensor second = variables.get("1");
        Tensor recurrentKernel =
                numbered && second != null && second.shape().length == 2 ? second : variables.get("recurrent_kernel");
        Tensor bias = variables.get(!numbered ? "bias" : recurrentKernel == null ? "1" : "2");
        if (kernel == null || kernel.shape().length != 2) {
            throw BadRecord.BAD_MODEL.because("expected a kernel of two dimensions in the layer "
                    + Quote.shortened(path) + ", its variables are "
                    + Quote.shortened(variables.keySet().toString()));
        }
        List<String> unused = new ArrayList<>();
        variables.forEach((name, tensor) -> {
            if (tensor != kernel && tensor != recurrentKernel && tensor != bias) {
                unused.add(path + "/" + name);
            }
        });
        TensorNames.refuse(unused);
        return new KerasLayer(path, kernel, Optional.ofNullable(recurrentKernel), Optional.ofNullable(bias));
    }

    /** The path with the numbers of inputs and of units. */
    String sizes() {
        return path + " (" + kernel.shape()[0] + " to "
                + recurrentKernel.orElse(kernel).shape()[recurrentKernel.isPresent() ? 0 : 1] + ")";
    }

    /**
     * Checks the shapes of a recurrent layer.
     *
     * @throws io.wavecast.core.wire.bytes.UnreadableException if a shape is not that of the cell; the message names both
     */
    void checkShapes(CellKind cell) {
        int[] recurrent = recurrentKernel.orElseThrow().shape();
        if (recurrent.length != 2) {
            throw BadRecord.BAD_MODEL.because("expected a recurrent kernel of the shape (units, " + cell.gates()
                    + " * units) in the layer " + Quote.shortened(path) + ", was " + Arrays.toString(recurrent));
        }
        int rows = cell.gates() * recurrent[0];
        for (Tensor tensor : List.of(kernel, recurrentKernel.orElseThrow())) {
            if (tensor.shape()[1] != rows) {
                throw BadRecord.BAD_MODEL.because("expected " + rows + " columns for " + EnumNames.nameOf(cell) + " of "
                        + recurrent[0] + " units in the layer " + Quote.shortened(path) + ", was "
                        + tensor.shape()[1] + CellHint.of(tensor.shape()[1], recurrent[0]));
            }
        }
        if (bias.isPresent() && !isBias(bias.get().shape(), rows)) {
            throw BadRecord.BAD_MODEL.because("expected a bias of the shape (" + rows + ") or (2, " + rows + ") for "
                    + EnumNames.nameOf(cell) + " of " + recurrent[0] + " units in the layer " + Quote.shortened(path)
                    + ", was " + Arrays.toString(bias.get().shape()));
        }
    }

    /**
     * One bias, or two of them: one behind each product. Keras 2's layers for cuDNN have the two in one vector, and their kernels in
     * another order, so they are refused.
     */
    private static boolean isBias(int[] shape, int rows) {
        return Arrays.equals(shape, new int[] {rows}) || Arrays.equals(shape, new int[] {2, rows});
    }
}
