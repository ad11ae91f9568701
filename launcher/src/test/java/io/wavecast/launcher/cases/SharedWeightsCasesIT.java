package io.wavecast.launcher.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.core.wire.model.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that were imported as another network. The expected outputs are computed from the file's tensors by Keras' formulas. */
@Tag("once")
class SharedWeightsCasesIT extends SharedCase {
    @TempDir
    Path folder;

    @Test
    void case22ShouldKeepReluOfAnLstm() throws IOException {
        String name = "22-keras-lstm-relu";

        assertForecasts(
                name,
                imported(name, "--cell=lstm", "--relu"),
                List.of(reference(name).lstm("lstm_5", value -> Math.max(0, value))));
    }

    @Test
    void case23ShouldAskForTheOrderOfLayers() throws IOException {
        String name = "23-keras-named-layers";
        CaseRun unordered = run(name, "--cell=lstm");

        assertThat(unordered.code()).as(unordered.said()).isEqualTo(1);
        assertThat(unordered.said()).contains("--layer-order").contains("first").contains("and_second");
        assertForecasts(
                name,
                imported(name, "--cell=lstm", "--layer-order=first,and_second"),
                List.of(
                        reference(name).lstm("first", Math::tanh),
                        reference(name).lstm("and_second", Math::tanh)));
    }

    @Test
    void case24ShouldAskForTheFormOfAGruWithoutBiases() throws IOException {
        String name = "24-keras-gru-no-bias";
        CaseRun unknown = run(name, "--cell=gru");

        assertThat(unknown.code()).as(unknown.said()).isEqualTo(1);
        assertThat(unknown.said()).contains("--reset-after");
        Model model = imported(name, "--cell=gru", "--reset-after", "true");
        assertForecasts(name, model, List.of(reference(name).gruResetAfter("gru_2")));
    }

    @Test
    void case31ShouldImportOneOutputOfSeveralInputs() throws IOException {
        String name = "31-many-in-one-out";
        String[] options = {
            "import",
            "--file=" + file(name + ".safetensors"),
            "--model=plant",
            "--cell=lstm",
            "--period=0.1",
            "--output=" + folder.resolve("31.safetensors")
        };

        CaseRun refused = CaseRun.of(options);
        CaseRun run = CaseRun.of(
                Stream.concat(Stream.of(options), Stream.of("--target=1")).toArray(String[]::new));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("3 inputs, was 1").contains("--target");
        assertThat(run.code()).as(run.said()).isZero();
        Model model = new ModelCodec().read(Files.readAllBytes(folder.resolve("31.safetensors")));
        double[][] means = new double[1][3];
        var runner = new ModelRunner(model);
        runner.step(runner.newState(), new double[] {0.1, 0.2, 0.3}, means);
        assertThat(model.spec().targets().list()).containsExactly(0);
        assertThat(means[0][0]).isFinite();
        assertThat(means[0]).endsWith(Double.NaN, Double.NaN); // inputs only
    }

    private CaseRun run(String name, String... options) {
        return CaseRun.of(Stream.concat(
                        Stream.of(
                                "import",
                                "--file=" + file(name + ".safetensors"),
                                "--from=keras",
                                "--model=plant",
                                "--period=1",
                                "--center=0,0",
                                "--output=" + written(name)),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private Model imported(String name, String... options) throws IOException {
        CaseRun run = run(name, options);
        assertThat(run.code()).as(run.said()).isZero();
        return new ModelCodec().read(Files.readAllBytes(written(name)));
    }

    private Path written(String name) {
        return folder.resolve(name + ".out.safetensors");
    }

    private static KerasReference reference(String name) throws IOException {
        return new KerasReference(Safetensors.read(Files.readAllBytes(Path.of(file(name + ".safetensors"))))
                .tensors());
    }

    private static void assertForecasts(String name, Model model, List<KerasReference.Layer> layers)
            throws IOException {
        JsonNode inputs =
                new ObjectMapper().readTree(Path.of(file(name + ".inputs.json")).toFile());
        KerasReference reference = reference(name);
        var runner = new ModelRunner(model);
        var state = runner.newState();
        double[][] means = new double[1][2];
        assertThat(inputs).isNotEmpty();
        for (JsonNode row : inputs) {
            double[] input = {row.get(0).asDouble(), row.get(1).asDouble()};
            runner.step(state, input, means);
            double[] hidden = input;
            for (KerasReference.Layer layer : layers) {
                hidden = layer.step(hidden);
            }
            assertThat(means[0]).containsExactly(reference.dense(hidden), within(1e-5));
        }
    }
}
