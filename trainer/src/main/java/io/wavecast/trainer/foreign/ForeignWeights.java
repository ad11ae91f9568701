package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.core.wire.model.Safetensors;
import io.wavecast.core.wire.model.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts weights that PyTorch or Keras saved into a model. Every value keeps its bits. */
public final class ForeignWeights {
    /** The library that saved the weights. */
    public enum Origin {
        /** The state_dict of a module with one recurrent module and one linear layer. */
        PYTORCH,
        /** The variables of recurrent layers and of one dense layer, each layer under its own path. */
        KERAS
    }

    private ForeignWeights() {}

    /**
     * Converts weights to the bytes that {@link ModelCodec} reads.
     *
     * @param bytes safetensors
     * @throws UnreadableException if a tensor is missing, unknown or of the wrong shape; the message lists the tensors
     */
    public static byte[] convert(byte[] bytes, Origin origin, NetworkDescription description) {
        Map<String, Tensor> foreign = Safetensors.read(bytes).tensors();
        boolean keras = origin == Origin.KERAS;
        Map<String, Tensor> tensors = keras
                ? KerasWeights.convert(foreign, description.cell(), description.layerOrder())
                : PytorchWeights.convert(foreign, description.head());
        OutputCount.check(tensors, description);
        boolean resetAfter =
                description.resetAfter().orElseGet(() -> !keras || resetsAfter(tensors, description.cell()));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put(
                "wavecast",
                ModelDocument.of(
                        description, resetAfter, OutputCount.inputs(tensors).orElse(1)));
        return new Safetensors(metadata, tensors).write();
    }

    /** Whether a GRU of Keras has two biases, which only the form with the reset gate behind the product has. */
    private static boolean resetsAfter(Map<String, Tensor> tensors, CellKind cell) {
        if (cell == CellKind.GRU && !tensors.containsKey(TensorNames.inputBias(0))) {
            throw BadRecord.BAD_MODEL.because(
                    "expected biases, which show whether a GRU of Keras has reset_after, was none: give "
                            + ImportedNetworkOptions.RESET_AFTER + " true (Keras' default) or false");
        }
        return tensors.containsKey(TensorNames.recurrentBias(0));
    }
}
