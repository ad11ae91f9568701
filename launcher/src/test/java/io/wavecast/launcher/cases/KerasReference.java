package io.wavecast.launcher.cases;

import io.wavecast.core.wire.model.Tensor;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Layers of Keras in double precision, computed from the tensors of a file (keras.io, {@code LSTM}, {@code GRU} and {@code Dense}). */
final class KerasReference {
    private final Map<String, Tensor> tensors;

    KerasReference(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /** A recurrent layer, which remembers its state. */
    interface Layer {
        double[] step(double[] inputs);
    }

    /** Gates: input, forget, candidate, output. */
    Layer lstm(String path, DoubleUnaryOperator activation) {
        int units = find(path, "recurrent_kernel").shape()[0];
        double[] hidden = new double[units];
        double[] cell = new double[units];
        return inputs -> {
            double[] sums = product(path, "kernel", inputs);
            double[] recurrent = product(path, "recurrent_kernel", hidden);
            float[] bias = find(path, "bias").values();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += recurrent[i] + bias[i];
            }
            for (int u = 0; u < units; u++) {
                cell[u] = sigmoid(sums[units + u]) * cell[u]
                        + sigmoid(sums[u]) * activation.applyAsDouble(sums[2 * units + u]);
                hidden[u] = sigmoid(sums[3 * units + u]) * activation.applyAsDouble(cell[u]);
            }
            return hidden.clone();
        };
    }

    /** Gates: update, reset, candidate; without biases, and with the reset gate behind the recurrent product. */
    Layer gruResetAfter(String path) {
        int units = find(path, "recurrent_kernel").shape()[0];
        double[] hidden = new double[units];
        return inputs -> {
            double[] sums = product(path, "kernel", inputs);
            double[] recurrent = product(path, "recurrent_kernel", hidden);
            for (int u = 0; u < units; u++) {
                double update = sigmoid(sums[u] + recurrent[u]);
                double reset = sigmoid(sums[units + u] + recurrent[units + u]);
                double candidate = Math.tanh(sums[2 * units + u] + reset * recurrent[2 * units + u]);
                hidden[u] = update * hidden[u] + (1 - update) * candidate;
            }
            return hidden.clone();
        };
    }

    /** The outputs of the dense layer. */
    double[] dense(double[] inputs) {
        double[] outputs = product("dense", "kernel", inputs);
        float[] bias = find("dense", "bias").values();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] += bias[i];
        }
        return outputs;
    }

    private double[] product(String path, String variable, double[] inputs) {
        Tensor kernel = find(path, variable); // (inputs, columns)
        int columns = kernel.shape()[1];
        double[] sums = new double[columns];
        for (int i = 0; i < inputs.length; i++) {
            for (int c = 0; c < columns; c++) {
                sums[c] += inputs[i] * kernel.values()[i * columns + c];
            }
        }
        return sums;
    }

    private Tensor find(String path, String variable) {
        return tensors.entrySet().stream()
                .filter(tensor -> tensor.getKey().contains("/" + path))
                .filter(tensor -> tensor.getKey().endsWith("/" + variable))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
