package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.SpreadHead;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models with a spread head: one channel, two horizons, three hidden units. */
class SpreadTensorsTest {
    private static final String DIRECT = "\"horizons\":[1,5],\"direct\":true";
    private static final String DOCUMENT =
            "{\"name\":\"ecg\",\"network\":{\"cell\":\"elman\"},\"period\":0.01," + DIRECT + ",\"warmup\":64,"
                    + "\"preprocessing\":{\"scaling\":{\"kind\":\"z-score\",\"center\":[0],\"scale\":[1]}}}";
    private static final float[] BOUNDS = {-1, -2, 1, 2};

    private final ModelCodec codec = new ModelCodec();
    private final Map<String, Tensor> tensors = tensors();

    @Test
    void shouldReadWhatItWrites() {
        Model model = codec.read(file(DOCUMENT));
        byte[] written = codec.write(model);
        SpreadHead head = codec.read(written).spread().orElseThrow();

        assertThat(codec.write(codec.read(written))).isEqualTo(written);
        assertThat(head.weight().toRowMajor()).isEqualTo(WireExamples.numbers(6, 4));
        assertThat(head.bias()).containsExactly(0.5f, -0.25f);
        assertThat(head.bounds()).isEqualTo(BOUNDS);
        assertThat(ModelCodec.parameters(written))
                .as("its weights take memory, too")
                .isEqualTo(26 + 12)
                .isEqualTo(model.parameters());
    }

    /** So that models of earlier versions keep their bytes. */
    @Test
    void shouldWriteNoTensorsWithoutAHead() {
        Model model = codec.read(file(DOCUMENT)).withSpread(Optional.empty());
        tensors.keySet().removeIf(name -> name.startsWith("spread."));

        assertThat(codec.write(model)).isEqualTo(codec.write(codec.read(file(DOCUMENT))));
    }

    @Test
    void shouldRefuseAHeadInParts() {
        tensors.remove("spread.bounds");
        refuses(DOCUMENT, "of a spread head, was without spread.bounds");

        tensors.put("spread.bounds", Tensor.vector(BOUNDS));
        refuses(DOCUMENT, "expected the shapes (outputs, hidden), (outputs) and (2, outputs)");
        refuses(DOCUMENT, "was [2, 3], [2] and [4]");

        tensors.put("spread.bounds", Tensor.matrix(2, 2, new float[] {1, 0, -1, 0}));
        refuses(DOCUMENT, "spread.bounds: expected bounds that ascend");

        tensors.put("spread.more", Tensor.vector(BOUNDS));
        refuses(DOCUMENT, "tensor spread.more does not belong to the network");
    }

    @Test
    void shouldRefuseAHeadOfAnotherNetwork() {
        tensors.put("spread.weight", Tensor.matrix(2, 2, new float[4]));
        refuses(DOCUMENT, "spread.weight: expected shape (2, 3), was (2, 2)");
    }

    /** There the outputs of the next step would have to tell the errors of all horizons. */
    @Test
    void shouldRefuseAHeadInAClosedLoop() {
        tensors.put("head.weight", Tensor.matrix(1, 3, new float[3]));
        tensors.put("spread.weight", Tensor.matrix(1, 3, new float[3]));
        tensors.put("spread.bias", Tensor.vector(new float[1]));
        tensors.put("spread.bounds", Tensor.matrix(2, 1, new float[2]));

        assertThat(codec.read(file(DOCUMENT.replace(DIRECT, "\"horizons\":[1]")))
                        .spread())
                .isPresent();
        refuses(
                DOCUMENT.replace(DIRECT, "\"horizons\":[1,5]"),
                "expected outputs for each horizon with a spread head, was a closed loop over the horizons [1, 5]");
    }

    private void refuses(String document, String expected) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(file(document)))
                .withMessageContaining(expected)
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-model"));
    }

    private byte[] file(String document) {
        return new Safetensors(Map.of("wavecast", document), tensors).write();
    }

    private static Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("rnn.weight_ih_l0", Tensor.matrix(3, 1, WireExamples.numbers(3, 1)));
        tensors.put("rnn.weight_hh_l0", Tensor.matrix(3, 3, WireExamples.numbers(9, 2)));
        tensors.put("head.weight", Tensor.matrix(2, 3, WireExamples.numbers(6, 3)));
        tensors.put("spread.weight", Tensor.matrix(2, 3, WireExamples.numbers(6, 4)));
        tensors.put("spread.bias", Tensor.vector(new float[] {0.5f, -0.25f}));
        tensors.put("spread.bounds", Tensor.matrix(2, 2, BOUNDS));
        return tensors;
    }
}
