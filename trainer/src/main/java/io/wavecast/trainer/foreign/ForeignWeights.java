package io.wavecast.trainer.foreign;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.core.wire.model.Safetensors;
import io.wavecast.core.wire.model.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
     * @param said receives a sentence with the layers in the order in which they are read
     * @throws UnreadableException if a tensor is missing, unknown or of the wrong shape; the message lists the tensors
     */
    public static byte[] convert(byte[] bytes, Origin origin, NetworkDescription description, Consumer<String> said) {
        boolean keras = origin == Origin.KERAS;
        Map<String, Tensor> foreign = Safetensors.read(bytes, name -> keras && KerasWeights.isUnused(name))
                .tensors();
        List<String> layers = new ArrayList<>();
        Map<String, Tensor> tensors = keras
                ? KerasWeights.convert(foreign, description.cell(), description.layerOrder(), layers)
                : PytorchWeights.convert(foreign, description.head(), layers);
        CellHint.check(tensors, description.cell());
        OutputCount.check(tensors, description);
        boolean resetAfter = (keras && description.cell() == CellKind.GRU)
                ? KerasGruForm.resetsAfter(tensors, description.resetAfter())
                : description.resetAfter().orElse(true);
        said.accept("read, in this order: " + String.join(", ", layers));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put(
                "wavecast",
                ModelDocument.of(
                        description, resetAfter, OutputCount.inputs(tensors).orElse(1)));
        return new Safetensors(metadata, tensors).write();
    }
}
