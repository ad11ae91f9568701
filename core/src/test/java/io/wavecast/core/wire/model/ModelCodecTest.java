package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelCodecTest {
    private static final String SCALING =
            "\"preprocessing\":{\"scaling\":" + "{\"kind\":\"z-score\",\"center\":0.5,\"scale\":[2]}}";
    private static final String MINIMAL =
            "{\"name\":\"pump\",\"network\":{\"cell\":\"gru\"},\"period\":1," + SCALING + "}";

    private final ModelCodec codec = new ModelCodec();

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void shouldReadWrittenModels(CellKind cell) {
        Model model = WireExamples.model(cell);

        ModelAssertions.assertEqualModels(codec.read(codec.write(model)), model);
    }

    @ParameterizedTest
    @EnumSource(value = CellKind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldKeepTheActivationOfEveryCell(CellKind cell) {
        NetworkSpec relu = NetworkSpec.builder(cell)
                .hidden(3)
                .resetAfter(cell == CellKind.GRU)
                .relu(true)
                .build();
        Model model = new Model(
                new ModelVersion("pump", 1),
                new ModelSpec(relu, 1_000_000, List.of(1), 64, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -8, 8), false),
                WireExamples.weights(relu),
                Lineage.UNKNOWN);

        assertThat(codec.read(codec.write(model)).spec().network()).isEqualTo(relu);
    }

    @Test
    void shouldKeepHowToTrainTheModelAgain() {
        Model example = WireExamples.model(CellKind.GRU);
        Lineage.History read = example.lineage().history();
        var stated = new Lineage(
                example.lineage().training(),
                new Lineage.History(
                        read.topic(),
                        read.fromMicros(),
                        read.toMicros(),
                        read.series(),
                        read.samples(),
                        List.of(new Lineage.Offsets(0, 7, 1_007), new Lineage.Offsets(3, 0, 12_000_000_000L))),
                example.lineage().evaluation(),
                new Lineage.Recipe(
                        "classes 0123456789ab",
                        new TreeMap<>(Map.of("cell", "auto", "no-refit", "true")),
                        true,
                        "updates 12 to 600"));

        assertThat(codec.read(codec.write(example.withLineage(stated))).lineage())
                .isEqualTo(stated);
    }

    @Test
    void shouldKeepTheVerdict() {
        String document = MINIMAL.replaceFirst("\\{", "{\"lineage\": {\"verdict\": \"worth publishing\"}, ");

        Model model = codec.read(codec.write(codec.read(file(document, gru()))));

        assertThat(model.lineage().evaluation().verdict()).isEqualTo("worth publishing");
    }

    @Test
    void shouldKeepTheErrorsOfEachHorizon() {
        String document =
                MINIMAL.replaceFirst("\\{", "{\"lineage\": {\"error\": 0.25, \"errors\": [0.25, null, 0.5]}, ");

        Model model = codec.read(codec.write(codec.read(file(document, gru()))));

        assertThat(model.lineage().evaluation().errors()).containsExactly(0.25, Double.NaN, 0.5);
    }

    @Test
    void shouldCorrectAllHorizonsUnlessTheAdapterNamesSome() {
        String document = MINIMAL.replace("\"period\":1", "\"period\":1,\"horizons\":[1,4],\"adapter\":{\"season\":7}");

        Model model = codec.read(codec.write(codec.read(file(document, gru()))));

        assertThat(model.adapter())
                .contains(AdapterSettings.of(7, AdapterSettings.MEMORY, List.of(1, 4))
                        .withMeans(List.of()));
    }

    @Test
    void shouldKeepTheSpansOfMeans() {
        String document = MINIMAL.replace("\"period\":1", "\"period\":1,\"adapter\":{\"means\":[3,50]}");

        Model model = codec.read(codec.write(codec.read(file(document, gru()))));

        assertThat(model.adapter().orElseThrow().means()).containsExactly(3, 50);
    }

    @Test
    void shouldKeepHorizonsOnStandby() {
        String document = MINIMAL.replace(
                "\"period\":1", "\"period\":1,\"horizons\":[1,4],\"adapter\":{\"standby\":[4],\"threshold\":0.2}");

        Model model = codec.read(codec.write(codec.read(file(document, gru()))));

        AdapterSettings adapter = model.adapter().orElseThrow();
        assertThat(adapter.horizons()).containsExactly(1, 4);
        assertThat(adapter.threshold(1)).isZero();
        assertThat(adapter.threshold(4)).isEqualTo(0.2);
    }

    @Test
    void shouldHaveNoAdapterUnlessTheDocumentHasOne() {
        Model model = codec.read(file(MINIMAL, gru()));

        assertThat(model.adapter()).isEmpty();
        assertThat(new String(codec.write(model), StandardCharsets.UTF_8)).doesNotContain("adapter");
    }

    @Test
    void shouldFillInDefaults() {
        Model model = codec.read(file(MINIMAL, gru()));

        assertThat(model.version()).isEqualTo(new ModelVersion("pump", 1));
        assertThat(model.spec().network().resetAfter()).isTrue();
        assertThat(model.spec().warmup()).isEqualTo(64);
        assertThat(model.spec().periodMicros()).isEqualTo(1_000_000);
        assertThat(model.preprocessing().scaling())
                .isEqualTo(new Scaling(Scaling.Kind.Z_SCORE, new double[] {0.5}, new double[] {2}, -8, 8));
    }

    @Test
    void shouldClipAtKnownLimits() {
        String document = MINIMAL.replace("z-score", "min-max");

        Scaling scaling = codec.read(file(document, gru())).preprocessing().scaling();

        assertThat(scaling.clipLow()).isEqualTo(-1);
        assertThat(scaling.clipHigh()).isEqualTo(1);
    }

    @Test
    void shouldReadMissingBiasesAsZeros() {
        Map<String, Tensor> tensors = gru();
        tensors.remove("rnn.bias_hh_l0");
        tensors.remove("head.bias");

        Model model = codec.read(file(MINIMAL, tensors));

        assertThat(model.weights().layers().get(0).recurrentBias()).containsExactly(new float[6]);
        assertThat(model.weights().layers().get(0).inputBias()).doesNotContain(0);
        assertThat(model.weights().headBias()).containsExactly(0);
    }

    @Test
    void shouldDeriveLagsFromTheLinearPath() {
        Map<String, Tensor> tensors = gru();
        tensors.put("linear.weight", Tensor.matrix(1, 70, new float[70]));

        Model model = codec.read(file(MINIMAL, tensors));

        assertThat(model.spec().network().lags()).isEqualTo(70);
        assertThat(model.spec().warmup()).isEqualTo(70);
    }

    @Test
    void shouldIgnoreUnknownFields() {
        String document = MINIMAL.replace("{\"name\"", "{\"author\":{\"name\":[\"me\"]},\"format\":1,\"name\"")
                .replace("\"cell\":", "\"dropout\":0.1,\"cell\":");

        assertThat(codec.read(file(document, gru())).version().name()).isEqualTo("pump");
    }

    @Test
    void shouldUseTheNameOfTheRecordIfTheDocumentHasNone() {
        ModelVersion record = new ModelVersion("eeg", 12);

        assertThat(codec.read(file(MINIMAL, gru()), record).version()).isEqualTo(new ModelVersion("pump", 12));
        assertThat(codec.read(file(MINIMAL.replace("\"name\":\"pump\",", "\"version\":3,"), gru()), record)
                        .version())
                .isEqualTo(new ModelVersion("eeg", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"name":"pump",`       | ``                         | name is missing
            `"name":"pump"`        | `"name":"a@b"`             | without '@', was 'a@b'
            `"name":"pump"`        | `"name":" "`               | must be non-blank
            `"name":"pump"`        | `"name":5`                 | name: expected a string, was 5
            `"period":1`           | `"period":0`               | period must be at least 1 microsecond, was 0
            `"period":1`           | `"period":-1`              | period must be at least 1 microsecond
            `"period":1`           | `"period":"1s"`            | period: expected a number of seconds, was the string "1s"
            `"period":1,`          | ``                         | period is missing
            `"period":1`           | `"period":1e999999`        | period: expected a number of seconds below 10^12, was 1e999999
            `"period":1`           | `"period":1,"version":0`   | version: expected an integer in 1..9223372036854775807, was 0
            `"period":1`           | `"period":1,"coverage":1.5` | coverage must lie between 0 and 1, was 1.5
            `"period":1`           | `"period":1,"horizons":[2,1]` | horizons must ascend within 1..1000, was [2, 1]
            `"period":1`           | `"period":1,"horizons":[1,"x"]` | horizons.1: expected an integer in 0..1000, was the string "x"
            `"period":1`           | `"period":1,"horizons":[]` | expected at least one horizon, was none
            `"period":1`           | `"period":1,"warmup":0`    | warmup: expected an integer in 1..1000000, was 0
            `"period":1`           | `"period":1,"lineage":{"epochs":1.5}` | lineage.epochs: expected an integer in 0..2147483647, was 1.5
            `"period":1`           | `"period":1,"period":1`    | period: expected once, was twice
            `"cell":"gru"`         | `"cell":"transformer"`     | network.cell: expected elman, lstm, gru or none, was the string "transformer"
            `"cell":"gru"`         | ``                         | network.cell is missing: expected elman, lstm, gru or none
            `{"cell":"gru"}`       | `"gru"`                    | network: expected an object, was the string "gru"
            `"cell":"gru"`         | `"cell":"lstm"`            | rnn.weight_ih_l0: expected shape [8, 1], was [6, 1]
            `"cell":"gru"`         | `"cell":"lstm","reset_after":true` | expected the cell GRU with reset_after, was LSTM
            `"cell":"gru"`         | `"cell":"gru","nonlinearity":"sine"` | network.nonlinearity: expected tanh or relu, was the string "sine"
            `"cell":"gru"`         | `"cell":"gru","head":"softmax"` | network.head: expected identity or sigmoid, was the string "softmax"
            `"cell":"gru"`         | `"cell":"gru","hidden":3`  | rnn.weight_hh_l0: expected shape [9, 3], was [6, 2]
            `"cell":"gru"`         | `"cell":"gru","layers":2`  | rnn.weight_ih_l1 is missing: expected shape [6, 2]
            `"cell":"gru"`         | `"cell":"gru","layers":9`  | network.layers: expected an integer in 1..3, was 9
            `"cell":"gru"`         | `"cell":"gru","lags":2`    | linear.weight is missing: expected shape [1, 2]
            `"cell":"gru"`         | `"cell":"gru","hidden":4096,"layers":3` | expected shape [12288, 4096]
            `"kind":"z-score"`     | `"kind":"log"`             | kind: expected min-max, z-score, robust or series, was the string "log"
            `"scale":[2]`          | `"scale":[0]`              | finite with a positive scale, was center 0.5, scale 0.0
            `"scale":[2]`          | `"scale":[null]`           | scale NaN
            `"scale":[2]`          | `"scale":[2,2]`            | one center and one scale per channel, was 1 and 2
            `"scale":[2]`          | `"clip":[1]`               | expected kind (min-max, z-score or robust), center and scale (one number per channel)
            `"scale":[2]`          | `"scale":2,"clip":[1]`     | clip: expected 2 elements, lowest and highest, was 1
            `"scale":[2]`          | `"scale":2,"clip":[1,1]`   | clip range must be finite and not empty
            `"scaling"`            | `"scaler"`                 | preprocessing.scaling is missing
            `"period":1`           | `"period":1,"label":true,"horizons":[1]` | expected a model of labels to have horizons [0]
            `"period":1`           | `"period":1,"horizons":[0]` | horizons must ascend within 1..1000, was [0]
            `"cell":"gru"`         | `"cell":"gru","bidirectional":true` | rnn.weight_ih_l0_reverse is missing: expected shape [6, 1]
            `"cell":"gru"`         | `"cell":"gru","vocabulary":9` | embedding must be 1..4096, was 0
            `"cell":"gru"`         | `"cell":"gru","vocabulary":9,"embedding":1` | embedding.weight is missing: expected shape [9, 1]
            `"center":0.5,"scale":[2]` | `"center":[0,0],"scale":[2,2]` | expected scaling of 1 channels, was 2
            `"period":1`           | `"period":1,"adapter":5`   | adapter: expected an object, was 5
            `"period":1`           | `"period":1,"adapter":{"season":-1}` | adapter.season: expected an integer in 0..10000, was -1
            `"period":1`           | `"period":1,"adapter":{"memory":"long"}` | adapter.memory: expected a finite number or null, was the string "long"
            `"period":1`           | `"period":1,"adapter":{"memory":1}` | adapter.memory must lie within 2..1e9, was 1.0
            `"period":1`           | `"period":1,"adapter":{"means":[1]}` | adapter.means: expected at most 4 spans within 2..1000000, ascending, was [1]
            `"period":1`           | `"period":1,"adapter":{"caution":0}` | adapter.caution must be finite and positive, was 0.0
            `"period":1`           | `"period":1,"adapter":{"horizons":[]}` | adapter.horizons: expected at least one of the model's, was none
            `"period":1`           | `"period":1,"adapter":{"horizons":[2]}` | adapter.horizons: expected some of the model's horizons [1], ascending, was [2]
            `"period":1`           | `"period":1,"adapter":{"standby":[2]}` | adapter.standby: expected some of the corrected horizons [1], in that order, was [2]
            `"period":1`           | `"period":1,"adapter":{"threshold":-1}` | adapter.threshold must be finite and at least 0, was -1.0
            `"period":1`           | `"period":1,"adapter":{},"adapter":{}` | adapter: expected once, was twice
            `{"name"`              | `{"name"}`                 | expected JSON
            """)
    void shouldRefuseDocumentsThatDoNotFit(String there, String instead, String expected) {
        assertThat(MINIMAL).contains(there);

        refuses(file(MINIMAL.replace(there, instead == null ? "" : instead), gru()), expected);
    }

    @Test
    void shouldReportAllProblemsAtOnce() {
        Map<String, Tensor> tensors = gru();
        tensors.put("rnn.weight_hr_l0", Tensor.vector(1));
        tensors.put("head.weight", Tensor.matrix(1, 3, new float[3]));
        String document = MINIMAL.replace("\"period\":1", "\"warmup\":true").replace("[2]", "[-2]");

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(file(document, tensors)))
                .withMessageContainingAll(
                        "pump@1",
                        "warmup: expected an integer in 1..1000000, was true",
                        "period is missing",
                        "head.weight: expected shape [1, 2], was [1, 3]",
                        "rnn.weight_hr_l0 does not belong to the network",
                        "scale -2.0");
    }

    @Test
    void shouldRefuseWeightsThatAreNotFinite() {
        Map<String, Tensor> tensors = gru();
        tensors.put("head.weight", Tensor.matrix(1, 2, new float[] {1, Float.NaN}));

        refuses(file(MINIMAL, tensors), "tensor head.weight: expected finite float32, was NaN at position 1");
    }

    @Test
    void shouldRefuseMissingTensors() {
        refuses(file(MINIMAL, Map.of()), "tensor rnn.weight_ih_l0 is missing");
    }

    @Test
    void shouldRefuseFilesWithoutADocument() {
        refuses(
                new Safetensors(Map.of("format", "pt"), gru()).write(),
                "a JSON document in the metadata under the key \"wavecast\"");
    }

    @Test
    void shouldRefuseUnknownFormats() {
        byte[] bytes = file("{\"format\":2,\"network\":\"a poem\"}", gru());

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(bytes))
                .withMessage("format: expected 1, was 2; a newer version may have written the model")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("unknown-format"));
    }

    @Test
    void shouldRefuseOtherFiles() {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read("hello, I am a model".getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("not-safetensors"));
    }

    private void refuses(byte[] bytes, String expected) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(bytes))
                .withMessageContaining(expected)
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-model"));
    }

    private static byte[] file(String document, Map<String, Tensor> tensors) {
        return new Safetensors(Map.of("wavecast", document), tensors).write();
    }

    /** One input, two units, one output. */
    private static Map<String, Tensor> gru() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("rnn.weight_ih_l0", Tensor.matrix(6, 1, WireExamples.numbers(6, 1)));
        tensors.put("rnn.weight_hh_l0", Tensor.matrix(6, 2, WireExamples.numbers(12, 2)));
        tensors.put("rnn.bias_ih_l0", Tensor.vector(WireExamples.numbers(6, 3)));
        tensors.put("rnn.bias_hh_l0", Tensor.vector(WireExamples.numbers(6, 4)));
        tensors.put("head.weight", Tensor.matrix(1, 2, WireExamples.numbers(2, 5)));
        tensors.put("head.bias", Tensor.vector(WireExamples.numbers(1, 6)));
        return tensors;
    }
}
