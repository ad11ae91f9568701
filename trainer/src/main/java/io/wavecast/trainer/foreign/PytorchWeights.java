package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.model.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renames the tensors of a PyTorch module: of its one recurrent module, which has a {@code weight_ih_l0}, and of the linear layer behind
 * it. Shapes and the order of gates are those of a model.
 */
final class PytorchWeights {
    private static final String RECURRENT_TENSOR = "(weight|bias)_[ih]h_l\\d+";
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";
    /** The linear path beside the cells, in a module whose parts all have the names of a model's tensors. */
    private static final String LINEAR_PATH = "linear";

    private static final String HEAD = "head";

    private PytorchWeights() {}

    /**
     * @param head the name of the linear layer; empty if there is only one
     * @param names receives the names of the modules, in order
     */
    static Map<String, Tensor> convert(Map<String, Tensor> tensors, Optional<String> head, List<String> names) {
        String prefix = recurrentPrefix(tensors);
        Map<String, Tensor> converted = new LinkedHashMap<>();
        List<String> linearLayers = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches(RECURRENT_TENSOR)) {
                converted.put(TensorNames.RECURRENT + name.substring(prefix.length()), tensor);
                return;
            }
            if (name.endsWith(WEIGHT) && tensor.shape().length == 2) {
                linearLayers.add(name.substring(0, name.length() - WEIGHT.length()));
            }
            unused.add(name);
        });
        // A layer of this name in another module is more likely one in front of the recurrent module.
        if (linearLayers.size() == 2
                && linearLayers.containsAll(List.of(LINEAR_PATH, HEAD))
                && prefix.equals(TensorNames.RECURRENT)
                && !tensors.containsKey(LINEAR_PATH + BIAS)) {
            move(tensors, LINEAR_PATH + WEIGHT, unused, LINEAR_PATH + WEIGHT, converted);
            linearLayers.remove(LINEAR_PATH);
        }
        String chosen = head(linearLayers, head);
        move(tensors, chosen + WEIGHT, unused, TensorNames.HEAD_WEIGHT, converted);
        move(tensors, chosen + BIAS, unused, TensorNames.HEAD_BIAS, converted);
        TensorNames.refuse(unused);
        int layers = checkedLayers(converted);
        names.add(
                (prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + " ") + "(layers: " + layers + ")");
        names.add(chosen);
        if (converted.containsKey(TensorNames.LINEAR_WEIGHT)) {
            names.add(LINEAR_PATH + " beside them, over past inputs");
        }
        return converted;
    }

    /** The number of layers. PyTorch saves two biases of every layer, or none. */
    private static int checkedLayers(Map<String, Tensor> converted) {
        int layers = 0;
        while (converted.containsKey(TensorNames.inputWeight(layers))) {
            layers++;
        }
        if (layers > NetworkSpec.MAX_LAYERS) {
            throw BadRecord.BAD_MODEL.because(
                    "expected at most " + NetworkSpec.MAX_LAYERS + " recurrent layers, was " + layers);
        }
        boolean biases = converted.keySet().stream().anyMatch(name -> name.startsWith(TensorNames.RECURRENT + "bias_"));
        for (int k = 0; biases && k < layers; k++) {
            for (String name : List.of(TensorNames.inputBias(k), TensorNames.recurrentBias(k))) {
                if (!converted.containsKey(name)) {
                    throw BadRecord.BAD_MODEL.because(
                            "expected two biases of each recurrent layer, or none, was without "
                                    + name.substring(TensorNames.RECURRENT.length()));
                }
            }
        }
        return layers;
    }

    private static String recurrentPrefix(Map<String, Tensor> tensors) {
        List<String> prefixes = tensors.keySet().stream()
                .filter(name -> name.endsWith(TensorNames.FIRST_INPUT_WEIGHT))
                .map(name -> name.substring(0, name.length() - TensorNames.FIRST_INPUT_WEIGHT.length()))
                .toList();
        if (prefixes.size() != 1) {
            throw BadRecord.BAD_MODEL.because("expected one recurrent module, with a tensor whose name ends with "
                    + TensorNames.FIRST_INPUT_WEIGHT + ", found " + prefixes.size() + " among "
                    + Quote.shortened(tensors.keySet().toString())
                    + (tensors.keySet().stream().anyMatch(name -> name.contains("recurrent_kernel"))
                            ? ": these are Keras' variables, give " + ImportCommand.FROM + " keras"
                            : ""));
        }
        return prefixes.get(0);
    }

    private static String head(List<String> linearLayers, Optional<String> requested) {
        String head = requested.orElse(linearLayers.size() == 1 ? linearLayers.get(0) : "");
        if (linearLayers.size() > 1) {
            throw BadRecord.BAD_MODEL.because("expected one linear layer, behind the recurrent module, was "
                    + Quote.shortened(linearLayers.toString()) + ": a model has no place for more");
        }
        if (!linearLayers.contains(head)) {
            throw BadRecord.BAD_MODEL.because("expected the name of the head's linear layer (--head): "
                    + (linearLayers.isEmpty() ? "there is no linear layer" : "one of " + linearLayers));
        }
        return head;
    }

    /** Does nothing if there is no such tensor. */
    private static void move(
            Map<String, Tensor> tensors,
            String name,
            List<String> unused,
            String newName,
            Map<String, Tensor> converted) {
        Tensor tensor = tensors.get(name);
        if (tensor != null) {
            converted.put(newName, tensor);
            unused.remove(name);
        }
    }
}
