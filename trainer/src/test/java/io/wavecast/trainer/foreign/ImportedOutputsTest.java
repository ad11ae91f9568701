package io.wavecast.trainer.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.core.wire.model.Safetensors;
import io.wavecast.core.wire.model.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Networks whose outputs are not the next value of each of their inputs, and layers of wrong shapes. */
class ImportedOutputsTest {
    private static final int HIDDEN = 3;

    @TempDir
    Path folder;

    private final Random random = new Random(5);
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldImportOneOutputForEachHorizon() throws IOException {
        elman(1, 4);
        Path file = written("direct");

        assertThat(execute(file, "--horizons", "1,2,3")).isEqualTo(1);
        assertThat(err.toString())
                .contains("expected 1 outputs for 1 input, was 4")
                .contains("if the outputs are the next 4 steps, give --direct --horizons 1,2,... with 4 numbers");

        Model model = imported(file, "--direct", "--horizons", "1,2,3,4");

        assertThat(model.spec().direct()).isTrue();
        assertThat(model.spec().horizons()).containsExactly(1, 2, 3, 4);
        double[][] means = new double[4][1];
        new ModelRunner(model).step(new ModelRunner(model).newState(), new double[] {0.4}, means);
        double[] expected = outputs(0.4);
        for (int h = 0; h < 4; h++) {
            assertThat(means[h][0]).isCloseTo(expected[h], within(1e-6));
        }
    }

    @Test
    void shouldForecastTheTargetAlone() throws IOException {
        elman(3, 1);
        Path file = written("many-in-one-out");

        assertThat(execute(file)).isEqualTo(1);
        assertThat(err.toString())
                .contains("expected 3 outputs for 3 inputs, was 1")
                .contains("name the channel by --target, 1 to 3");

        Model model = imported(file, "--target", "2", "--center", "1,2,3", "--scale", "2,2,2");

        double[][] means = new double[1][3];
        new ModelRunner(model).step(new ModelRunner(model).newState(), new double[] {1.5, 2.5, 3.5}, means);
        assertThat(means[0][1]).isCloseTo(2 + 2 * outputs(0.25, 0.25, 0.25)[0], within(1e-6));
        assertThat(means[0][0]).isNaN();
        assertThat(means[0][2]).isNaN();
    }

    @Test
    void shouldForecastSeveralTargetsInTheOrderOfTheChannels() throws IOException {
        elman(3, 2);
        Path file = written("many-in-two-out");

        assertThat(execute(file)).isEqualTo(1);
        assertThat(err.toString()).contains("if they are the next values of 2 channels, name these alone");
        assertThat(execute(file, "--target", "3,1")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--target must name channels in ascending order")
                .contains("was [3, 1]");

        Model model = imported(file, "--target", "1,3");

        double[][] means = new double[1][3];
        new ModelRunner(model).step(new ModelRunner(model).newState(), new double[] {0.5, -0.5, 0.1}, means);
        double[] expected = outputs(0.5, -0.5, 0.1);
        assertThat(means[0][0]).isCloseTo(expected[0], within(1e-6));
        assertThat(means[0][1]).isNaN();
        assertThat(means[0][2]).isCloseTo(expected[1], within(1e-6));
    }

    @Test
    void shouldForecastTheTargetAtSeveralHorizons() throws IOException {
        elman(2, 3);
        Path file = written("many-in-three-out");

        assertThat(execute(file)).isEqualTo(1);
        assertThat(err.toString())
                .contains("give --direct --horizons 1,2,... with 3 numbers, and name the channel by --target, 1 to 2");

        Model model = imported(file, "--target", "1", "--direct", "--horizons", "1,2,3");

        double[][] means = new double[3][2];
        new ModelRunner(model).step(new ModelRunner(model).newState(), new double[] {0.5, -0.5}, means);
        double[] expected = outputs(0.5, -0.5);
        for (int h = 0; h < 3; h++) {
            assertThat(means[h][0]).isCloseTo(expected[h], within(1e-6));
            assertThat(means[h][1]).isNaN();
        }
    }

    @Test
    void shouldRunAClosedLoopOverATargetWithTheLastValuesOfTheOthers() throws IOException {
        elman(3, 1);
        Path file = written("many-in-one-out");

        assertThat(execute(file, "--target", "4")).isEqualTo(1);
        assertThat(err.toString()).contains("expected --target from 1 to 3, the network's inputs, was 4");

        Model model = imported(file, "--target", "1", "--horizons", "1,2");
        var runner = new ModelRunner(model);
        var state = runner.newState();
        double[][] means = new double[2][3];
        runner.step(state, new double[] {0.1, 0.2, 0.3}, means);
        double[][] next = new double[2][3];
        runner.step(state, new double[] {means[0][0], 0.2, 0.3}, next);
        assertThat(means[0][0]).isCloseTo(outputs(0.1, 0.2, 0.3)[0], within(1e-6));
        assertThat(means[1][0]).isEqualTo(next[0][0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | 5 | expected a recurrent kernel of the shape (units, 4 * units) in the layer lstm, was [20]",
                "5 x 20 | 7 | expected a bias of the shape (20) or (2, 20) for lstm of 5 units in the layer lstm, was [7]",
                "5 x 20 | 40 | expected a bias of the shape (20) or (2, 20) for lstm of 5 units in the layer lstm, was [40]",
                "5 x 20 | 30 | expected a bias of the shape (20) or (2, 20) for lstm of 5 units in the layer lstm, was [30]",
                "5 x 20 | 20 x 1 | expected a bias of the shape (20) or (2, 20) for lstm of 5 units in the layer lstm, was"
                        + " [20, 1]",
            })
    void shouldNameTheShapesOfAKerasLayerThatDoNotFit(String recurrentKernel, String bias, String message)
            throws IOException {
        tensors.put("lstm/kernel", tensor("2 x 20"));
        tensors.put("lstm/recurrent_kernel", tensor(recurrentKernel));
        tensors.put("lstm/bias", tensor(bias));
        tensors.put("dense/kernel", tensor("5 x 2"));

        int code = execute(written("keras"), "--from", "keras", "--cell", "lstm");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void shouldRefuseWhatPytorchDoesNotSaveOrAModelHasNoPlaceFor() throws IOException {
        elman(2, 2);
        tensors.put("linear.weight", tensor("2 x 2")); // in front of the recurrent module, whatever its name says
        assertThat(execute(written("in-front"))).isEqualTo(1);
        assertThat(err.toString()).contains("expected one linear layer, behind the recurrent module, was [fc, linear]");

        tensors.remove("linear.weight");
        assertThat(execute(written("another-cell"), "--cell", "gru")).isEqualTo(1);
        assertThat(err.toString())
                .contains("expected 9 rows for gru of 3 units in weight_hh_l0, was 3: give --cell elman");
        assertThat(execute(written("another-library"), "--from", "keras")).isEqualTo(1);
        assertThat(err.toString()).contains("was PyTorch's weight_ih_l0: give --from pytorch");

        tensors.remove("rnn.bias_hh_l0");
        assertThat(execute(written("half"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("expected two biases of each recurrent layer, or none, was without bias_hh_l0");
    }

    private void elman(int inputs, int outputs) {
        tensors.put("rnn.weight_ih_l0", tensor(HIDDEN + " x " + inputs));
        tensors.put("rnn.weight_hh_l0", tensor(HIDDEN + " x " + HIDDEN));
        tensors.put("rnn.bias_ih_l0", tensor("" + HIDDEN));
        tensors.put("rnn.bias_hh_l0", tensor("" + HIDDEN));
        tensors.put("fc.weight", tensor(outputs + " x " + HIDDEN));
        tensors.put("fc.bias", tensor("" + outputs));
    }

    /** The outputs of the Elman network after its first step, computed in double precision. */
    private double[] outputs(double... inputs) {
        double[] hidden = product("rnn.weight_ih_l0", inputs);
        for (int i = 0; i < HIDDEN; i++) {
            float input = tensors.get("rnn.bias_ih_l0").values()[i];
            hidden[i] =
                    Math.tanh(hidden[i] + input + tensors.get("rnn.bias_hh_l0").values()[i]);
        }
        double[] outputs = product("fc.weight", hidden);
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] += tensors.get("fc.bias").values()[i];
        }
        return outputs;
    }

    private double[] product(String matrix, double[] vector) {
        float[] weights = tensors.get(matrix).values();
        return IntStream.range(0, weights.length / vector.length)
                .mapToDouble(row -> IntStream.range(0, vector.length)
                        .mapToDouble(c -> weights[row * vector.length + c] * vector[c])
                        .sum())
                .toArray();
    }

    private Tensor tensor(String shape) {
        List<Integer> sizes =
                Stream.of(shape.split(" x ")).map(Integer::valueOf).collect(Collectors.toList());
        float[] values = new float[sizes.stream().reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return sizes.size() == 1 ? Tensor.vector(values) : Tensor.matrix(sizes.get(0), sizes.get(1), values);
    }

    private Path written(String name) throws IOException {
        return Files.write(folder.resolve(name + ".safetensors"), new Safetensors(Map.of(), tensors).write());
    }

    private Model imported(Path file, String... options) throws IOException {
        Path model = folder.resolve("model.safetensors");
        String[] all = Stream.concat(Stream.of(options), Stream.of("--output", model.toString()))
                .toArray(String[]::new);
        assertThat(execute(file, all)).as("%s%s", out, err).isZero();
        Model read = new ModelCodec().read(Files.readAllBytes(model));
        assertThat(read.spec().network().cell()).isEqualTo(CellKind.ELMAN);
        return read;
    }

    private int execute(Path file, String... options) {
        String[] common = {"--file", file.toString(), "--model", "plant", "--period", "0.1"};
        Stream<String> cell = List.of(options).contains("--cell") ? Stream.of() : Stream.of("--cell", "elman");
        return new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.of(Stream.of(common), cell, Stream.of(options))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }
}
