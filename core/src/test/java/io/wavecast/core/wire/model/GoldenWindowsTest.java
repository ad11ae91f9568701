package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.rnn.NetworkSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares outputs with those of PyTorch for embeddings, stacked layers, both directions and a sigmoid head. The model is read from
 * tensors with PyTorch's names. {@code golden_windows.py} writes the vectors.
 */
class GoldenWindowsTest {
    private static final Offset<Double> TOLERANCE = within(1e-5);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "lstm, 1, false", "lstm, 2, false", "lstm, 1, true", "lstm, 2, true",
        "gru, 1, false", "gru, 2, false", "gru, 1, true", "gru, 2, true",
        "elman, 1, false", "elman, 2, false", "elman, 1, true", "elman, 2, true",
    })
    void shouldOutputTheSameAsPyTorch(String cell, int layers, boolean bidirectional) throws IOException {
        JsonNode golden = golden("tokens-" + cell + "-" + layers + (bidirectional ? "-bidirectional" : ""));

        Model model = new ModelCodec().read(file(cell, golden.get("weights")));

        assertThat(model.spec().network()).isEqualTo(JSON.treeToValue(golden.get("spec"), NetworkSpec.class));
        ModelAssertions.assertEqualModels(new ModelCodec().read(new ModelCodec().write(model)), model);
        var runner = new ModelRunner(model);
        assertThat(golden.get("windows")).hasSize(4);
        for (int w = 0; w < golden.get("windows").size(); w++) {
            double[] tokens = JSON.treeToValue(golden.get("windows").get(w), double[].class);
            double[] expected = JSON.treeToValue(golden.get("outputs").get(w), double[].class);
            assertThat(read(runner, tokens)).containsExactly(expected, TOLERANCE);
            if (!bidirectional) {
                assertThat(stepped(runner, tokens)).isEqualTo(read(runner, tokens));
            }
        }
    }

    private static double[] read(ModelRunner runner, double[] tokens) {
        double[][] window = new double[tokens.length][];
        for (int t = 0; t < tokens.length; t++) {
            window[t] = new double[] {tokens[t]};
        }
        double[] probabilities = new double[2];
        runner.labelWindow(window, probabilities);
        return probabilities;
    }

    /** Steps through the tokens one by one, as the stream does. */
    private static double[] stepped(ModelRunner runner, double[] tokens) {
        var state = runner.newState();
        double[][] probabilities = new double[1][2];
        for (double token : tokens) {
            runner.step(state, new double[] {token}, probabilities);
        }
        return probabilities[0];
    }

    /** A document with the required fields: cell, period and label. */
    private static byte[] file(String cell, JsonNode weights) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : weights.properties()) {
            JsonNode values = one.getValue();
            boolean matrix = values.get(0).isArray();
            float[] flat = new float[matrix ? values.size() * values.get(0).size() : values.size()];
            for (int i = 0; i < flat.length; i++) {
                JsonNode row = matrix ? values.get(i / values.get(0).size()) : values;
                flat[i] = (float) row.get(i % row.size()).asDouble();
            }
            int[] shape = matrix ? new int[] {values.size(), values.get(0).size()} : new int[] {flat.length};
            tensors.put(one.getKey(), new Tensor(shape, flat));
        }
        String document = "{\"name\":\"review\",\"network\":{\"cell\":\"" + cell
                + "\",\"head\":\"sigmoid\"},\"period\":1,\"label\":true}";
        return new Safetensors(Map.of("wavecast", document), tensors).write();
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file = GoldenWindowsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return JSON.readTree(file);
        }
    }
}
