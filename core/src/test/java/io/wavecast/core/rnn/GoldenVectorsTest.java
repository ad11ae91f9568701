package io.wavecast.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares outputs with those of PyTorch at every step, with the same weights and inputs. {@code golden.py} writes the vectors. */
class GoldenVectorsTest {
    private static final Offset<Float> TOLERANCE = within(1e-5f);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elman-tanh-1",
                "elman-tanh-3",
                "elman-relu-1",
                "elman-relu-3",
                "lstm-1",
                "lstm-3",
                "gru-reset-after-1",
                "gru-reset-after-3",
                "gru-reset-before-1",
                "gru-reset-before-3",
            })
    void shouldOutputTheSameAsPyTorch(String name) throws IOException {
        JsonNode golden = golden(name);
        NetworkSpec spec = JSON.treeToValue(golden.get("spec"), NetworkSpec.class);
        var network = new Network(spec, weights(spec, golden.get("weights")));
        float[][] inputs = read(golden, "inputs", float[][].class);
        float[][] outputs = read(golden, "outputs", float[][].class);
        assertThat(inputs).hasNumberOfRows(200);

        var state = network.newState();
        var scratch = network.scratch();
        for (int t = 0; t < inputs.length; t++) {
            float[] out = new float[spec.outputs()];
            network.step(state, inputs[t], out, scratch);
            assertThat(out).as("step %d", t).containsExactly(outputs[t], TOLERANCE);
        }

        float[][] hidden = read(golden, "hidden", float[][].class);
        float[][] cell = read(golden, "cell", float[][].class);
        for (int k = 0; k < spec.layers(); k++) {
            assertThat(state.hidden()[k]).containsExactly(hidden[k], TOLERANCE);
            if (spec.cell() == CellKind.LSTM) {
                assertThat(state.cell()[k]).containsExactly(cell[k], TOLERANCE);
            }
        }
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file = GoldenVectorsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            return JSON.readTree(file);
        }
    }

    private static Weights weights(NetworkSpec spec, JsonNode tensors) throws IOException {
        List<LayerWeights> layers = new ArrayList<>();
        for (int k = 0; k < spec.layers(); k++) {
            layers.add(new LayerWeights(
                    matrix(tensors, "rnn.weight_ih_l" + k),
                    matrix(tensors, "rnn.weight_hh_l" + k),
                    read(tensors, "rnn.bias_ih_l" + k, float[].class),
                    read(tensors, "rnn.bias_hh_l" + k, float[].class)));
        }
        return new Weights(
                layers,
                matrix(tensors, "head.weight"),
                read(tensors, "head.bias", float[].class),
                Optional.of(matrix(tensors, "linear.weight")));
    }

    private static Matrix matrix(JsonNode tensors, String name) throws IOException {
        float[][] rows = read(tensors, name, float[][].class);
        float[] values = new float[rows.length * rows[0].length];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], 0, values, r * rows[0].length, rows[0].length);
        }
        return Matrix.fromRowMajor(rows.length, rows[0].length, values);
    }

    private static <T> T read(JsonNode parent, String name, Class<T> as) throws IOException {
        return JSON.treeToValue(parent.required(name), as);
    }
}
