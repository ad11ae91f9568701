package io.wavecast.trainer.foreign;

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
    private static final String FIRST_INPUT_WEIGHT = "weight_ih_l0";
    private static final String RECURRENT_TENSOR = "(weight|bias)_[ih]h_l\\d+";
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";
    /** The linear path of a model, beside the cells. */
    private static final String LINEAR_PATH = "linear";

    private PytorchWeights() {}

    /** @param head the name of the linear layer; empty if there is only one */
    static Map<String, Tensor> convert(Map<String, Tensor> tensors, Optional<String> head) {
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
        // If there are two linear layers, the one with this name and without a bias is the linear path.
        if (linearLayers.size() == 2
                && linearLayers.contains(LINEAR_PATH)
                && !tensors.containsKey(LINEAR_PATH + BIAS)) {
            move(tensors, LINEAR_PATH + WEIGHT, unused, LINEAR_PATH + WEIGHT, converted);
            linearLayers.remove(LINEAR_PATH);
        }
        String chosen = head(linearLayers, head);
        move(tensors, chosen + WEIGHT, unused, TensorNames.HEAD_WEIGHT, converted);
        move(tensors, chosen + BIAS, unused, TensorNames.HEAD_BIAS, converted);
        TensorNames.refuse(unused);
        return converted;
    }

    private static String recurrentPrefix(Map<String, Tensor> tensors) {
        List<String> prefixes = tensors.keySet().stream()
                .filter(name -> name.endsWith(FIRST_INPUT_WEIGHT))
                .map(name -> name.substring(0, name.length() - FIRST_INPUT_WEIGHT.length()))
                .toList();
        if (prefixes.size() != 1) {
            throw BadRecord.BAD_MODEL.because("expected one recurrent module, with a tensor whose name ends with "
                    + FIRST_INPUT_WEIGHT + ", found " + prefixes.size() + " among "
                    + Quote.shortened(tensors.keySet().toString()));
        }
        return prefixes.get(0);
    }

    private static String head(List<String> linearLayers, Optional<String> requested) {
        String head = requested.orElse(linearLayers.size() == 1 ? linearLayers.get(0) : "");
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
