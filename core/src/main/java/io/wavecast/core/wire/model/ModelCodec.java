package io.wavecast.core.wire.model;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.SpreadHead;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import io.wavecast.core.wire.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes models as safetensors files, which PyTorch can read and write as well. Weights are float32 with PyTorch's
 * names and gate order; all other content is one JSON document in the metadata under {@value #DOCUMENT}.
 *
 * <p>The same model gives the same bytes, and float32 values are kept exactly. The document must name cell, period and scaling;
 * all other fields have defaults.
 */
public final class ModelCodec {
    private static final String DOCUMENT = "wavecast";

    /**
     * Reads a model whose document contains its name.
     *
     * @throws UnreadableException with the reason {@code not-safetensors}, {@code unknown-format} or {@code bad-model}; the
     *     message names all problems
     */
    public Model read(byte[] bytes) {
        return read(bytes, Optional.empty());
    }

    /**
     * Reads a model whose document may lack its name or number.
     *
     * @param fallback name and number of the model if its document has none
     */
    public Model read(byte[] bytes, ModelVersion fallback) {
        return read(bytes, Optional.of(fallback));
    }

    /** The bytes of a safetensors file. */
    public byte[] write(Model model) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put(DOCUMENT, ModelDocumentWriter.write(model));
        Map<String, Tensor> tensors = ModelTensors.toTensors(model.spec().network(), model.weights());
        model.spread().ifPresent(head -> SpreadTensors.put(head, tensors));
        return new Safetensors(metadata, tensors).write();
    }

    /**
     * A copy of a file that states its version. All else, the bytes of the weights too, stays as it is.
     *
     * @param bytes a readable model whose document has no version
     */
    public static byte[] withVersion(byte[] bytes, long number) {
        return Safetensors.withText(bytes, DOCUMENT, json -> json.replaceFirst("\\{", "{\"version\":" + number + ","));
    }

    /**
     * The number of weights in a file, from its header only.
     *
     * @throws UnreadableException with the reason {@code not-safetensors}
     */
    public static long parameters(byte[] bytes) {
        return SafetensorsHeader.read(bytes).entries().values().stream()
                .mapToLong(TensorEntry::elements)
                .sum();
    }

    private static Model read(byte[] bytes, Optional<ModelVersion> fallback) {
        Safetensors file = Safetensors.read(bytes);
        String json = file.metadata().get(DOCUMENT);
        if (json == null) {
            throw BadRecord.BAD_MODEL.because("expected a JSON document in the metadata under the key \"" + DOCUMENT
                    + "\", such as {\"network\":{\"cell\":\"lstm\"},\"period\":0.004,\"preprocessing\":{\"scaling\":"
                    + "{\"kind\":\"z-score\",\"center\":[0],\"scale\":[1]}}}, was keys "
                    + Quote.shortened(file.metadata().keySet().toString()));
        }
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), parser -> {
                List<String> problems = new ArrayList<>();
                ModelDocument document = new ModelDocument(new JsonFields(parser, problems), problems);
                document.read();
                return model(document, new ModelTensors(file.tensors(), problems), problems, fallback);
            });
        } catch (UnreadableException e) {
            if (e.reason().equals(BadRecord.UNKNOWN_FORMAT.word())) {
                throw e;
            }
            throw BadRecord.BAD_MODEL.because("expected a model: " + e.getMessage(), e);
        }
    }

    /** Reads all parts, so that one message reports all problems. */
    private static Model model(
            ModelDocument document, ModelTensors tensors, List<String> problems, Optional<ModelVersion> fallback) {
        Optional<ModelVersion> version = document.version(fallback);
        Optional<NetworkSpec> network = document.network(tensors);
        Optional<ModelSpec> spec = network.flatMap(document::spec);
        Optional<Weights> weights = network.flatMap(tensors::weights);
        Optional<Preprocessing> preprocessing = document.preprocessing(network);
        Optional<AdapterSettings> adapter = spec.flatMap(document::adapter);
        Optional<SpreadHead> spread = tensors.spread();
        if (problems.isEmpty()) {
            try {
                return new Model(
                                version.orElseThrow(),
                                spec.orElseThrow(),
                                preprocessing.orElseThrow(),
                                weights.orElseThrow(),
                                document.lineage(),
                                adapter)
                        .withSpread(spread);
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        throw BadRecord.BAD_MODEL.because(
                version.map(nameAndNumber -> nameAndNumber + ": ").orElse("") + Quote.all(problems));
    }
}
