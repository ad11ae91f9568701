package io.wavecast.trainer.foreign;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the order of the recurrent layers, which a file of weights does not contain: the order that the user gives, else the only one
 * in which each layer takes as many inputs as the layer below has units, else that of the numbers in Keras' own names.
 */
final class KerasLayerOrder {
    private KerasLayerOrder() {}

    /**
     * Puts layers in order, the first layer first.
     *
     * @param layers a few recurrent layers, since the number of orders is factorial, by the numbers in their paths
     * @param headInputs number of inputs of the dense layer, the units of the last recurrent layer
     * @param given parts of the layers' paths, in order; empty if the user gave none
     */
    static List<KerasLayer> of(List<KerasLayer> layers, int headInputs, List<String> given) {
        if (!given.isEmpty()) {
            return given(layers, given);
        }
        List<List<KerasLayer>> fitting = new ArrayList<>();
        addFitting(layers, List.of(), headInputs, fitting);
        // Where no order fits, the error is about shapes, and the model's own check reports it.
        if (fitting.isEmpty() || isNumbered(layers)) {
            return fitting.isEmpty() || fitting.contains(layers) ? layers : fitting.get(0);
        }
        if (fitting.size() > 1) {
            throw BadRecord.BAD_MODEL.because("expected layers whose names or shapes show their order, was "
                    + Quote.shortened(paths(layers).toString()) + ": give it by " + ImportedNetworkOptions.LAYER_ORDER
                    + ", the first layer first");
        }
        return fitting.get(0);
    }

    private static List<KerasLayer> given(List<KerasLayer> layers, List<String> given) {
        List<KerasLayer> ordered = new ArrayList<>();
        for (String name : given) {
            List<KerasLayer> named = layers.stream()
                    .filter(layer -> List.of(layer.path().split("/")).contains(name))
                    .toList();
            if (named.size() != 1 || ordered.contains(named.get(0))) {
                throw BadRecord.BAD_MODEL.because("expected each name of " + ImportedNetworkOptions.LAYER_ORDER
                        + " in the path of one recurrent layer, was " + Quote.shortened(name) + " among "
                        + Quote.shortened(paths(layers).toString()));
            }
            ordered.add(named.get(0));
        }
        if (ordered.size() != layers.size()) {
            throw BadRecord.BAD_MODEL.because("expected " + layers.size() + " names in "
                    + ImportedNetworkOptions.LAYER_ORDER + ", was " + given.size() + ": the recurrent layers are "
                    + Quote.shortened(paths(layers).toString()));
        }
        return ordered;
    }

    /** Adds all orders in which the widths of neighbours agree. */
    private static void addFitting(
            List<KerasLayer> left, List<KerasLayer> below, int headInputs, List<List<KerasLayer>> fitting) {
        if (left.isEmpty()) {
            if (units(below.get(below.size() - 1)) == headInputs) {
                fitting.add(below);
            }
            return;
        }
        for (KerasLayer next : left) {
            if (below.isEmpty()
                    || units(below.get(below.size() - 1)) == next.kernel().shape()[0]) {
                List<KerasLayer> rest = new ArrayList<>(left);
                rest.remove(next);
                List<KerasLayer> longer = new ArrayList<>(below);
                longer.add(next);
                addFitting(rest, longer, headInputs, fitting);
            }
        }
    }

    /** Whether the paths are equal but for their numbers, as {@code lstm} and {@code lstm_1} are. */
    private static boolean isNumbered(List<KerasLayer> layers) {
        return layers.stream()
                        .map(layer -> layer.path().replaceAll("_?\\d+", ""))
                        .distinct()
                        .count()
                == 1;
    }

    private static int units(KerasLayer layer) {
        return layer.recurrentKernel().orElseThrow().shape()[0];
    }

    private static List<String> paths(List<KerasLayer> layers) {
        return layers.stream().map(KerasLayer::path).toList();
    }
}
