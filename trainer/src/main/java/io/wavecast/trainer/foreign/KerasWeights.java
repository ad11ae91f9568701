package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.model.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts the variables of Keras layers: kernels are transposed, and the gates of a GRU reordered. */
final class KerasWeights {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int NUMBER_DIGITS = 9;
    private static final String TENSOR_SUFFIX = ":0";
    private static final Pattern BACKWARD = Pattern.compile("((?:.*/)?)backward_.*");
    /** States of random numbers and of optimizers, which no forecast depends on. */
    private static final Pattern UNUSED = Pattern.compile("(.*/)?seed_generator(_\\d+)?/.*|optimizer/.*");

    private KerasWeights() {}

    /** Whether a variable has no part in forecasts. */
    static boolean isUnused(String name) {
        return UNUSED.matcher(name).matches();
    }

    /**
     * Converts the layers of a network.
     *
     * @param layerOrder parts of the paths of the recurrent layers, the first layer first; empty if the user gave none
     * @param names receives the path and the sizes of each layer, in order
     */
    static Map<String, Tensor> convert(
            Map<String, Tensor> tensors, CellKind cell, List<String> layerOrder, List<String> names) {
        List<KerasLayer> recurrent = new ArrayList<>();
        List<KerasLayer> dense = new ArrayList<>();
        checkNames(tensors);
        byPath(tensors).forEach((path, variables) -> {
            KerasLayer layer = KerasLayer.of(path, variables);
            (layer.recurrentKernel().isPresent() ? recurrent : dense).add(layer);
        });
        refuseBothDirections(recurrent);
        if (recurrent.isEmpty() || recurrent.size() > NetworkSpec.MAX_LAYERS || dense.size() != 1) {
            throw BadRecord.BAD_MODEL.because("expected one to " + NetworkSpec.MAX_LAYERS
                    + " recurrent layers and one dense layer behind them, each with its variables under its own path, found "
                    + recurrent.size() + " and " + dense.size() + " among "
                    + Quote.shortened(tensors.keySet().toString()));
        }
        Map<String, Tensor> converted = new LinkedHashMap<>();
        List<KerasLayer> ordered =
                KerasLayerOrder.of(recurrent, dense.get(0).kernel().shape()[0], layerOrder);
        for (int k = 0; k < ordered.size(); k++) {
            names.add(ordered.get(k).sizes());
            add(converted, k, ordered.get(k), cell);
        }
        names.add(dense.get(0).sizes());
        converted.put(TensorNames.HEAD_WEIGHT, transposed(dense.get(0).kernel()));
        dense.get(0).bias().ifPresent(bias -> converted.put(TensorNames.HEAD_BIAS, bias));
        EqualWidths.pad(converted, cell.gates(), ordered.size());
        return converted;
    }

    /** Says what a file is whose names are not the paths of Keras' variables. */
    private static void checkNames(Map<String, Tensor> tensors) {
        if (tensors.keySet().stream().anyMatch(name -> name.endsWith(TensorNames.FIRST_INPUT_WEIGHT))) {
            throw BadRecord.BAD_MODEL.because("expected variables of Keras, such as lstm/kernel, was PyTorch's "
                    + TensorNames.FIRST_INPUT_WEIGHT + ": give " + ImportCommand.FROM + " pytorch");
        }
        if (tensors.keySet().stream().noneMatch(name -> name.contains("/"))) {
            throw BadRecord.BAD_MODEL.because("expected each layer's variables under its own path, such as lstm/kernel"
                    + " (Keras' variable.path), was "
                    + Quote.shortened(tensors.keySet().toString()));
        }
    }

    /** Keras names the two layers of Bidirectional forward_… and backward_…. */
    private static void refuseBothDirections(List<KerasLayer> recurrent) {
        for (KerasLayer layer : recurrent) {
            Matcher backward = BACKWARD.matcher(layer.path());
            if (backward.matches()
                    && recurrent.stream().anyMatch(twin -> twin.path().startsWith(backward.group(1) + "forward_"))) {
                throw BadRecord.BAD_MODEL.because("expected layers in one direction, was Bidirectional with the layer "
                        + Quote.shortened(layer.path()) + ": a forecast cannot read what comes later");
            }
        }
    }

    /** Files are sorted by name, so that lstm_10 comes before lstm_2. Layers follow each other by their numbers. */
    private static Map<String, Map<String, Tensor>> byPath(Map<String, Tensor> tensors) {
        Map<String, Map<String, Tensor>> byPath =
                new TreeMap<>(Comparator.comparing(KerasWeights::sortKey).thenComparing(Comparator.naturalOrder()));
        tensors.forEach((name, tensor) -> {
            String plain =
                    name.endsWith(TENSOR_SUFFIX) ? name.substring(0, name.length() - TENSOR_SUFFIX.length()) : name;
            int slash = plain.lastIndexOf('/');
            byPath.computeIfAbsent(slash < 0 ? "" : plain.substring(0, slash), path -> new TreeMap<>())
                    .put(plain.substring(slash + 1), tensor);
        });
        return byPath;
    }

    /** The path with every number padded to nine digits, and with 0 for a segment without a number. */
    private static String sortKey(String path) {
        String numbered = path.replaceAll("([a-zA-Z_])(?=/|$)", "$1_0");
        return NUMBER.matcher(numbered)
                .replaceAll(number -> padded(number.group().replaceFirst("^0+", "")));
    }

    private static String padded(String digits) {
        return "0".repeat(Math.max(0, NUMBER_DIGITS - digits.length())) + digits;
    }

    private static void add(Map<String, Tensor> converted, int k, KerasLayer layer, CellKind cell) {
        layer.checkShapes(cell);
        Tensor recurrentKernel = layer.recurrentKernel().orElseThrow();
        int rows = cell.gates() * recurrentKernel.shape()[0];
        converted.put(TensorNames.inputWeight(k), GateOrder.fromKeras(transposed(layer.kernel()), cell));
        converted.put(TensorNames.recurrentWeight(k), GateOrder.fromKeras(transposed(recurrentKernel), cell));
        layer.bias().ifPresent(bias -> {
            float[] values = bias.values();
            Tensor first = Tensor.vector(Arrays.copyOf(values, rows));
            converted.put(TensorNames.inputBias(k), GateOrder.fromKeras(first, cell));
            if (values.length == 2 * rows) {
                Tensor second = Tensor.vector(Arrays.copyOfRange(values, rows, 2 * rows));
                converted.put(TensorNames.recurrentBias(k), GateOrder.fromKeras(second, cell));
            }
        });
    }

    /** @param tensor (rows, columns) */
    private static Tensor transposed(Tensor tensor) {
        int rows = tensor.shape()[0];
        int columns = tensor.shape()[1];
        float[] values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[j * rows + i] = tensor.values()[i * columns + j];
            }
        }
        return Tensor.matrix(columns, rows, values);
    }
}
