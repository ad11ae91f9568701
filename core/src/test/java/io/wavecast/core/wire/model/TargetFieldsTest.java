package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.model.Model;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that forecast some of their channels. */
class TargetFieldsTest {
    private static final String DOCUMENT =
            "{\"name\":\"power\",\"network\":{\"cell\":\"none\",\"inputs\":3},\"period\":3600,\"horizons\":[1,2],"
                    + "\"direct\":true,\"targets\":[1],\"warmup\":64,"
                    + "\"preprocessing\":{\"scaling\":{\"kind\":\"z-score\",\"center\":[0,0,0],\"scale\":[1,2,3]}}}";

    private final ModelCodec codec = new ModelCodec();

    @Test
    void shouldReadWhatItWrites() {
        Model model = codec.read(file(DOCUMENT, 2));
        byte[] written = codec.write(model);

        assertThat(model.spec().targets().list()).containsExactly(1);
        assertThat(new String(written, StandardCharsets.UTF_8)).contains("\\\"targets\\\":[1]");
        ModelAssertions.assertEqualModels(codec.read(written), model);
    }

    /** So that models of earlier versions keep their bytes. */
    @Test
    void shouldWriteNoTargetsIfAllChannelsAre() {
        byte[] written = codec.write(codec.read(file(DOCUMENT.replace("[1],\"warm", "[0,1,2],\"warm"), 6)));

        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("targets");
        assertThat(codec.read(written).spec().targets().list()).isEqualTo(List.of(0, 1, 2));
    }

    /** A service that does not know the field skips it, and sees a model whose outputs do not fit. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"targets"`       | `"goals"`          | expected 6 outputs of a direct model with 2 horizons and 3 channels, was 2
            `"targets":[1]`   | `"targets":[]`     | targets: expected channels 0..2 in ascending order, was []
            `"targets":[1]`   | `"targets":[3]`    | targets: expected channels 0..2 in ascending order, was [3]
            `"targets":[1]`   | `"targets":[2,1]`  | targets: expected channels 0..2 in ascending order, was [2, 1]
            `"targets":[1]`   | `"targets":[0,1]`  | expected 4 outputs of a direct model with 2 horizons and 2 targets, was 2
            `"targets":[1]`   | `"targets":[1.5]`  | targets.0: expected an integer in 0..4095, was 1.5
            `"targets":[1]`   | `"targets":1`      | targets: expected an array, was 1
            """)
    void shouldRefuseWhatDoesNotFit(String there, String instead, String expected) {
        assertThat(DOCUMENT).contains(there);

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(file(DOCUMENT.replace(there, instead), 2)))
                .withMessageContaining(expected)
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-model"));
    }

    /** Three inputs, one lag. */
    private static byte[] file(String document, int outputs) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("linear.weight", Tensor.matrix(outputs, 3, WireExamples.numbers(3 * outputs, 9)));
        return new Safetensors(Map.of("wavecast", document), tensors).write();
    }
}
