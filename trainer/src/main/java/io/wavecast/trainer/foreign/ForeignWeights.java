package io.wavecast.trainer.foreign;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.core.wire.model.Safetensors;
import io.wavecast.core.wire.model.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Weights as PyTorch and Keras name and order them, as a file of ours. What they mean is kept to the bit; Keras' matrices are transposed, and the
 * gates of its GRU (update, reset, candidate) change places (reset, update, candidate). Both have LSTM's in the core's order.
 */
public final class ForeignWeights {
    /** Who saved them. */
    public enum Origin {
        /** Any module whose recurrent one has {@code weight_ih_l0} and the like, and one linear layer behind it. */
        PYTORCH,
        /** Variables {@code kernel}, {@code recurrent_kernel} and {@code bias}, or {@code 0}, {@code 1} and {@code 2}, under a path per layer. */
        KERAS
    }

    private static final String INPUT = "weight_ih_l0";
    private static final double UNCLIPPED = 1e30;
    private static final String LINEAR = "linear.weight";
    /** Keras' blocks of a GRU for each of ours. */
    private static final int[] GRU_BLOCKS = {1, 0, 2};

    private ForeignWeights() {}

    /**
     * What weights alone do not say.
     *
     * @param name of the model
     * @param head the name of the linear layer, where there are several; only for PyTorch
     * @param center (channels) taken from each value
     * @param scale (channels) what it is divided by then
     */
    public record Meaning(
            String name,
            CellKind cell,
            boolean relu,
            Optional<Boolean> resetAfter,
            long periodMicros,
            List<Integer> horizons,
            List<Double> center,
            List<Double> scale,
            boolean differenced,
            Optional<String> head) {}

    /**
     * A model as {@link ModelCodec} reads it.
     *
     * @param bytes safetensors
     * @throws UnreadableException if a tensor has no place; the message names those there are
     */
    public static byte[] convert(byte[] bytes, Origin origin, Meaning meaning) {
        Safetensors file = Safetensors.read(bytes);
        boolean keras = origin == Origin.KERAS;
        Map<String, Tensor> tensors = keras ? keras(file.tensors(), meaning.cell()) : pytorch(file.tensors(), meaning);
        boolean resetAfter = meaning.resetAfter().orElse(!keras || hasTwoBiases(tensors));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("wavecast", document(meaning, resetAfter));
        return new Safetensors(metadata, tensors).write();
    }

    private static Map<String, Tensor> pytorch(Map<String, Tensor> tensors, Meaning meaning) {
        List<String> prefixes = tensors.keySet().stream()
                .filter(name -> name.endsWith(INPUT))
                .map(name -> name.substring(0, name.length() - INPUT.length()))
                .toList();
        if (prefixes.size() != 1) {
            throw BadRecord.BAD_MODEL.because("one recurrent module is right, with a tensor whose name ends with "
                    + INPUT + "; there are " + prefixes.size() + " among "
                    + Quote.shortened(tensors.keySet().toString()));
        }
        String prefix = prefixes.get(0);
        Map<String, Tensor> ours = new LinkedHashMap<>();
        List<String> heads = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (Map.Entry<String, Tensor> one : tensors.entrySet()) {
            String name = one.getKey();
            if (name.startsWith(prefix) && name.substring(prefix.length()).matches("(weight|bias)_[ih]h_l\\d+")) {
                ours.put("rnn." + name.substring(prefix.length()), one.getValue());
            } else if (name.endsWith(".weight") && one.getValue().shape().length == 2) {
                heads.add(name.substring(0, name.length() - ".weight".length()));
                rest.add(name);
            } else {
                rest.add(name);
            }
        }
        // Beside another one, a linear layer of that name and without a bias is the path past the cells.
        if (heads.size() == 2 && heads.contains("linear") && !tensors.containsKey("linear.bias")) {
            ours.put(LINEAR, tensors.get(LINEAR));
            heads.remove("linear");
            rest.remove(LINEAR);
        }
        String head = meaning.head().orElse(heads.size() == 1 ? heads.get(0) : "");
        if (!heads.contains(head)) {
            throw BadRecord.BAD_MODEL.because("which linear layer is the head must be told: "
                    + (heads.isEmpty() ? "there is none" : "one of " + heads) + " (--head)");
        }
        ours.put("head.weight", tensors.get(head + ".weight"));
        rest.remove(head + ".weight");
        if (rest.remove(head + ".bias")) {
            ours.put("head.bias", tensors.get(head + ".bias"));
        }
        refuse(rest);
        return ours;
    }

    private static void refuse(List<String> rest) {
        if (!rest.isEmpty()) {
            throw BadRecord.BAD_MODEL.because(
                    "these tensors have no place in the network, which would forecast something else without them: "
                            + Quote.shortened(rest.toString())
                            + "; one to three recurrent layers in one direction and one linear layer are right");
        }
    }

    /** Variables of one Keras layer. */
    private record Layer(String path, Tensor kernel, Optional<Tensor> recurrent, Optional<Tensor> bias) {}

    private static Map<String, Tensor> keras(Map<String, Tensor> tensors, CellKind cell) {
        // Files are sorted by name, so that lstm_10 comes before lstm_2: layers count by their numbers.
        Map<String, Map<String, Tensor>> byPath =
                new TreeMap<>(Comparator.comparing(ForeignWeights::padded).thenComparing(Comparator.naturalOrder()));
        tensors.forEach((name, tensor) -> {
            String plain = name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
            int slash = plain.lastIndexOf('/');
            byPath.computeIfAbsent(slash < 0 ? "" : plain.substring(0, slash), path -> new TreeMap<>())
                    .put(plain.substring(slash + 1), tensor);
        });
        List<Layer> recurrent = new ArrayList<>();
        List<Layer> dense = new ArrayList<>();
        byPath.forEach((path, variables) -> {
            Layer layer = layer(path, variables);
            (layer.recurrent().isPresent() ? recurrent : dense).add(layer);
        });
        if (recurrent.isEmpty() || dense.size() != 1) {
            throw BadRecord.BAD_MODEL.because(
                    "one recurrent layer or more and one dense layer behind them are right, each with its variables under"
                            + " a path of its own; there are " + recurrent.size() + " and " + dense.size() + " among "
                            + Quote.shortened(tensors.keySet().toString()));
        }
        Map<String, Tensor> ours = new LinkedHashMap<>();
        for (int k = 0; k < recurrent.size(); k++) {
            add(ours, k, recurrent.get(k), cell);
        }
        ours.put("head.weight", transposed(dense.get(0).kernel()));
        dense.get(0).bias().ifPresent(bias -> ours.put("head.bias", bias));
        return ours;
    }

    /** With every number of nine digits, and 0 where a segment has none. */
    private static String padded(String path) {
        String numbered = path.replaceAll("([a-zA-Z_])(?=/|$)", "$1_0");
        return Pattern.compile("\\d+")
                .matcher(numbered)
                .replaceAll(number -> withZeros(number.group().replaceFirst("^0+", ""), 9));
    }

    private static String withZeros(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private static Layer layer(String path, Map<String, Tensor> variables) {
        boolean numbered = variables.containsKey("0");
        Tensor kernel = variables.get(numbered ? "0" : "kernel");
        Tensor second = variables.get("1");
        Tensor recurrent =
                numbered && second != null && second.shape().length == 2 ? second : variables.get("recurrent_kernel");
        Tensor bias = variables.get(!numbered ? "bias" : recurrent == null ? "1" : "2");
        if (kernel == null || kernel.shape().length != 2) {
            throw BadRecord.BAD_MODEL.because(
                    "the layer " + Quote.shortened(path) + " has no kernel of two dimensions: its variables are "
                            + Quote.shortened(variables.keySet().toString()));
        }
        List<String> rest = new ArrayList<>();
        variables.forEach((name, tensor) -> {
            if (tensor != kernel && tensor != recurrent && tensor != bias) {
                rest.add(path + "/" + name);
            }
        });
        refuse(rest);
        return new Layer(path, kernel, Optional.ofNullable(recurrent), Optional.ofNullable(bias));
    }

    private static void add(Map<String, Tensor> ours, int k, Layer layer, CellKind cell) {
        Tensor recurrent = layer.recurrent().orElseThrow();
        int rows = cell.gates() * recurrent.shape()[0];
        for (Tensor tensor : List.of(layer.kernel(), recurrent)) {
            if (tensor.shape()[1] != rows) {
                throw BadRecord.BAD_MODEL.because("the layer " + Quote.shortened(layer.path()) + " has "
                        + tensor.shape()[1] + " columns: " + rows + " are right for " + EnumNames.nameOf(cell) + " of "
                        + recurrent.shape()[0] + " units");
            }
        }
        ours.put("rnn.weight_ih_l" + k, gates(transposed(layer.kernel()), cell));
        ours.put("rnn.weight_hh_l" + k, gates(transposed(recurrent), cell));
        layer.bias().ifPresent(bias -> {
            float[] values = bias.values();
            ours.put("rnn.bias_ih_l" + k, gates(Tensor.vector(Arrays.copyOf(values, rows)), cell));
            if (values.length == 2 * rows) {
                float[] second = Arrays.copyOfRange(values, rows, 2 * rows);
                ours.put("rnn.bias_hh_l" + k, gates(Tensor.vector(second), cell));
            }
        });
    }

    private static boolean hasTwoBiases(Map<String, Tensor> tensors) {
        return tensors.containsKey("rnn.bias_hh_l0");
    }

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

    /** @param tensor (gates·hidden) or (gates·hidden, columns) */
    private static Tensor gates(Tensor tensor, CellKind cell) {
        if (cell != CellKind.GRU) {
            return tensor;
        }
        float[] values = new float[tensor.values().length];
        int block = values.length / GRU_BLOCKS.length;
        for (int gate = 0; gate < GRU_BLOCKS.length; gate++) {
            System.arraycopy(tensor.values(), GRU_BLOCKS[gate] * block, values, gate * block, block);
        }
        return tensor.shape().length == 1
                ? Tensor.vector(values)
                : Tensor.matrix(tensor.shape()[0], tensor.shape()[1], values);
    }

    private static String document(Meaning meaning, boolean resetAfter) {
        byte[] utf8 = Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("name", meaning.name());
            json.writeObjectFieldStart("network");
            json.writeStringField("cell", EnumNames.nameOf(meaning.cell()));
            if (meaning.cell() == CellKind.GRU) {
                json.writeBooleanField("reset_after", resetAfter);
            }
            if (meaning.cell() == CellKind.ELMAN) {
                json.writeStringField("nonlinearity", meaning.relu() ? "relu" : "tanh");
            }
            json.writeEndObject();
            json.writeFieldName("period");
            json.writeNumber(DecimalSeconds.format(meaning.periodMicros()));
            json.writeArrayFieldStart("horizons");
            for (int horizon : meaning.horizons()) {
                json.writeNumber(Math.min(horizon, ModelSpec.MAX_HORIZON + 1));
            }
            json.writeEndArray();
            json.writeObjectFieldStart("preprocessing");
            json.writeObjectFieldStart("scaling");
            json.writeStringField("kind", EnumNames.nameOf(Scaling.Kind.Z_SCORE));
            array(json, "center", meaning.center());
            array(json, "scale", meaning.scale());
            // Where the original clips nothing, neither should we.
            array(json, "clip", List.of(-UNCLIPPED, UNCLIPPED));
            json.writeEndObject();
            json.writeBooleanField("differenced", meaning.differenced());
            json.writeEndObject();
            json.writeEndObject();
        });
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static void array(JsonGenerator json, String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
