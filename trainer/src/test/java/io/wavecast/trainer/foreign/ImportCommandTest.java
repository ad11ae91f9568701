package io.wavecast.trainer.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.core.wire.model.Safetensors;
import io.wavecast.core.wire.model.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The files come from {@code src/test/python/foreign_weights.py}. */
class ImportCommandTest {
    private static final Path GOLDEN = Path.of("src/test/resources/foreign");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "pytorch-lstm, pytorch, lstm",
        "pytorch-gru, pytorch, gru",
        "pytorch-elman, pytorch, elman",
        "keras-lstm, keras, lstm",
        "keras-gru, keras, gru",
        "keras-gru-before, keras, gru",
        "keras-elman, keras, elman"
    })
    void shouldForecastAsTheOriginalDoes(String name, String from, String cell) throws IOException {
        Path written = folder.resolve("model.safetensors");

        int code = run(name, from, cell, "--output", written.toString());

        assertThat(code).as("%s%s", out, err).isZero();
        Model model = new ModelCodec().read(Files.readAllBytes(written));
        assertThat(model.version()).hasToString("plant@1");
        assertThat(model.spec().periodMicros()).isEqualTo(4_000);
        assertThat(model.spec().network().resetAfter()).isEqualTo(cell.equals("gru") && !name.endsWith("before"));
        JsonNode golden =
                new ObjectMapper().readTree(GOLDEN.resolve(name + ".json").toFile());
        var runner = new ModelRunner(model);
        var state = runner.newState();
        double[][] means = new double[1][2];
        for (int t = 0; t < golden.get("inputs").size(); t++) {
            runner.step(state, row(golden.get("inputs").get(t)), means);
            assertThat(means[0])
                    .as("step %d", t)
                    .containsExactly(row(golden.get("outputs").get(t)), within(1e-5));
        }
    }

    @Test
    void shouldImportAWavecastModelUnderAnotherName() throws IOException {
        Path kept = folder.resolve("kept.safetensors");
        assertThat(run("pytorch-gru", "pytorch", "gru", "--output", kept.toString()))
                .isZero();
        Path again = folder.resolve("again.safetensors");

        int code = execute(
                "--file", kept.toString(), "--from", "wavecast", "--model", "pump", "--output", again.toString());

        assertThat(code).as("%s%s", out, err).isZero();
        Model model = new ModelCodec().read(Files.readAllBytes(again));
        assertThat(model.version()).hasToString("pump@1");
        assertThat(model.spec())
                .isEqualTo(new ModelCodec().read(Files.readAllBytes(kept)).spec());
        assertThat(execute("--file", kept.toString(), "--from", "wavecast", "--model", "pump", "--cell", "gru"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--cell and --period are not for models of wavecast");
        assertThat(execute("--file", kept.toString(), "--from", "wavecast", "--model", "pump", "--relu"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--relu and --difference, --direct, --target and --head-activation are not");
    }

    /** Weights do not show the activation, so the option alone decides. */
    @ParameterizedTest
    @CsvSource({"keras-lstm, lstm", "keras-gru, gru", "keras-elman, elman"})
    void shouldKeepTheActivationOfEveryCell(String name, String cell) throws IOException {
        Path written = folder.resolve("relu.safetensors");

        int code = run(name, "keras", cell, "--relu", "--output", written.toString());

        assertThat(code).as("%s%s", out, err).isZero();
        assertThat(new ModelCodec()
                        .read(Files.readAllBytes(written))
                        .spec()
                        .network()
                        .relu())
                .isTrue();
    }

    @Test
    void shouldAskForTheFormOfAGruWithoutBiases() throws IOException {
        Path file = folder.resolve("no-bias.safetensors");
        Map<String, Tensor> tensors =
                new LinkedHashMap<>(Safetensors.read(Files.readAllBytes(GOLDEN.resolve("keras-gru.safetensors")))
                        .tensors());
        tensors.keySet().removeIf(name -> name.contains("gru") && name.contains("bias"));
        Files.write(file, new Safetensors(Map.of(), tensors).write());
        Path written = folder.resolve("written.safetensors");
        String[] options = {
            "--file=" + file,
            "--from=keras",
            "--cell=gru",
            "--model=plant",
            "--period=0.004",
            "--center=0,0",
            "--output=" + written
        };

        assertThat(execute(options)).isEqualTo(1);
        assertThat(err.toString()).contains("give --reset-after true (Keras' default) or false");
        String[] complete = Arrays.copyOf(options, options.length + 2);
        complete[options.length] = "--reset-after";
        complete[options.length + 1] = "true";
        assertThat(execute(complete)).as("%s%s", out, err).isZero();
        assertThat(new ModelCodec()
                        .read(Files.readAllBytes(written))
                        .spec()
                        .network()
                        .resetAfter())
                .isTrue();
    }

    @Test
    void shouldReportWhatDoesNotFit() {
        assertThat(run("keras-lstm", "keras", "gru")).isEqualTo(1);
        assertThat(err.toString()).contains("expected 15 columns for gru of 5 units in the layer");
        assertThat(run("keras-lstm", "pytorch", "lstm")).isEqualTo(1);
        assertThat(err.toString())
                .contains("expected one recurrent module, with a tensor whose name ends with weight_ih_l0");
        assertThat(run("pytorch-bidirectional", "pytorch", "lstm")).isEqualTo(1);
        assertThat(err.toString())
                .contains("a model has no place for the tensors")
                .contains("lstm.weight_ih_l0_reverse");
    }

    @Test
    void shouldReportEverythingThatIsWrongAtOnce() {
        assertThat(run("nowhere", "pytorch", "rwkv", "--scale", "1,2,3")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--cell must be elman, lstm or gru, was 'rwkv'")
                .contains("--center and --scale need one number per channel: there are 2 and 3")
                .contains("nowhere.safetensors is not a file");
    }

    @Test
    void shouldNameMissingOptionsAsRequired() {
        assertThat(execute("--file", GOLDEN.resolve("keras-gru.safetensors").toString(), "--model", "plant"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--cell is required: elman, lstm or gru")
                .contains("--period is required: seconds between two samples")
                .doesNotContain("null");
    }

    @Test
    void shouldAskForActivationsThatWeightsDoNotShow() throws IOException {
        Path written = folder.resolve("model.safetensors");

        assertThat(run("keras-lstm", "keras", "lstm", "--recurrent-activation", "hard_sigmoid"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--recurrent-activation must be sigmoid")
                .contains("was 'hard_sigmoid'");
        assertThat(run("keras-lstm", "keras", "lstm", "--head-activation", "softmax"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--head-activation must be linear or sigmoid, was 'softmax'");
        assertThat(run("keras-lstm", "keras", "lstm", "--output", written.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("assumed, since weights do not show it: gates with sigmoid (not hard_sigmoid)")
                .contains("a linear head (else --head-activation sigmoid)");
        assertThat(run("keras-lstm", "keras", "lstm", "--head-activation", "sigmoid", "--output", written.toString()))
                .isZero();
        assertThat(new ModelCodec()
                        .read(Files.readAllBytes(written))
                        .spec()
                        .network()
                        .headActivation())
                .isEqualTo(HeadActivation.SIGMOID);
    }

    @Test
    void shouldShowNoEmptyDefaultInItsHelp() {
        assertThat(execute("--help")).isZero();

        assertThat(out.toString().lines())
                .noneMatch(line -> line.stripTrailing().endsWith("Default:"))
                .noneMatch(line -> line.contains("Default: null") || line.contains("Default: []"));
    }

    private int run(String name, String from, String cell, String... more) {
        String[] options = {
            "--file",
            GOLDEN.resolve(name + ".safetensors").toString(),
            "--from",
            from,
            "--cell",
            cell,
            "--model",
            "plant",
            "--period",
            "0.004",
            "--center",
            "0,0"
        };
        String[] all = Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return execute(all);
    }

    private int execute(String... options) {
        return new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options);
    }

    private static double[] row(JsonNode values) {
        return new double[] {values.get(0).asDouble(), values.get(1).asDouble()};
    }
}
