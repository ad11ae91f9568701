package io.wavecast.trainer.foreign;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.model.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whether the reset gate of Keras' GRU layers acts after the recurrent product ({@code reset_after}). Only this form has two
 * biases, so biases show it. All layers of a model have the same form.
 */
final class KerasGruForm {
    private KerasGruForm() {}

    /**
     * The form of all layers.
     *
     * @param tensors under the names of a model
     * @param given what the user says; empty for what the biases show
     * @throws io.wavecast.core.wire.bytes.UnreadableException if layers differ from each other or from what is given, or if a layer has
     *     no bias and nothing is given
     */
    static boolean resetsAfter(Map<String, Tensor> tensors, Optional<Boolean> given) {
        Set<Boolean> shown = new TreeSet<>();
        boolean unknown = false;
        for (int k = 0; tensors.containsKey(TensorNames.inputWeight(k)); k++) {
            if (tensors.containsKey(TensorNames.inputBias(k))) {
                shown.add(tensors.containsKey(TensorNames.recurrentBias(k)));
            } else {
                unknown = true;
            }
        }
        if (shown.size() > 1) {
            throw BadRecord.BAD_MODEL.because(
                    "expected GRU layers of one form, was reset_after true in one and false in"
                            + " another, as their biases show");
        }
        if (given.isPresent() && shown.contains(!given.get())) {
            throw BadRecord.BAD_MODEL.because("expected " + ImportedNetworkOptions.RESET_AFTER + " " + !given.get()
                    + ", as the biases show, was " + given.get());
        }
        if (given.isEmpty() && unknown) {
            throw BadRecord.BAD_MODEL.because(
                    "expected biases, which show whether a GRU of Keras has reset_after, was none: give "
                            + ImportedNetworkOptions.RESET_AFTER + " true (Keras' default) or false");
        }
        return given.orElseGet(() -> shown.contains(true));
    }
}
