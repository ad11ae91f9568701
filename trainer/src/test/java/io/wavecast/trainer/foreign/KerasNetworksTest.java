package io.wavecast.trainer.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.core.wire.model.Safetensors;
import io.wavecast.core.wire.model.Tensor;
import io.wavecast.trainer.foreign.ForeignWeights.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of several Keras layers, and what a file holds beside them. */
class KerasNetworksTest {
    private final Random random = new Random(8);
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();

    @Test
    void shouldForecastWithLayersOfDifferentWidths() {
        layer("net/simple_rnn", 1, 2, 4, "4");
        layer("net/simple_rnn_1", 1, 4, 3, "3");
        dense(3, 2);

        Model model = imported(CellKind.ELMAN, Optional.empty());

        assertThat(model.spec().network().hidden()).isEqualTo(4);
        assertThat(said)
                .containsExactly(
                        "read, in this order: net/simple_rnn (2 to 4), net/simple_rnn_1 (4 to 3), net/dense (3 to 2)");
        var runner = new ModelRunner(model);
        var state = runner.newState();
        double[][] means = new double[1][2];
        double[] first = new double[4];
        double[] second = new double[3];
        for (int t = 0; t < 5; t++) {
            double[] inputs = {random.nextGaussian(), random.nextGaussian()};
            runner.step(state, inputs, means);
            first = stepped("net/simple_rnn", inputs, first);
            second = stepped("net/simple_rnn_1", first, second);
            assertThat(means[0]).containsExactly(sums("net/dense/kernel", second, new double[2]), within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 x 9 | 2 x 9 | false | expected --reset-after true, as the biases show, was false",
                "9 | 9 | true | expected --reset-after false, as the biases show, was true",
                "2 x 9 | 9 | | expected GRU layers of one form, was reset_after true in one and false in another",
                "9 | 2 x 9 | true | expected GRU layers of one form, was reset_after true in one and false in another",
                "2 x 9 | | | give --reset-after true (Keras' default) or false",
            })
    void shouldRefuseFormsOfGruThatContradictTheBiases(
            @Nullable String first, @Nullable String second, @Nullable Boolean given, String message) {
        layer("gru", 3, 2, 3, first);
        layer("gru_1", 3, 3, 3, second);
        dense(3, 2);

        assertThatThrownBy(() -> imported(CellKind.GRU, Optional.ofNullable(given)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(message);
    }

    /** Their shapes are those of two layers, one on the other. */
    @ParameterizedTest
    @CsvSource({"net/bidirectional/forward_lstm, net/bidirectional/backward_lstm", "forward_a/cell, backward_a/cell"})
    void shouldRefuseLayersInBothDirections(String forward, String backward) {
        layer(forward, 4, 2, 2, "8");
        layer(backward, 4, 2, 2, "8");
        dense(2, 2);

        assertThatThrownBy(() -> imported(CellKind.LSTM, Optional.empty()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("expected layers in one direction, was Bidirectional with the layer " + backward);
    }

    @Test
    void shouldLeaveOutStatesOfRandomNumbersAndOptimizers() {
        layer("lstm", 4, 2, 2, "8");
        dense(2, 2);
        Model without = imported(CellKind.LSTM, Optional.empty());
        tensors.put("seed_generator_3/seed_generator_state", vector(2));
        tensors.put("net/dropout/seed_generator/vars/0", vector(2));
        tensors.put("optimizer/vars/1", vector(1));

        Model with = imported(CellKind.LSTM, Optional.empty());

        assertThat(new ModelCodec().write(with)).isEqualTo(new ModelCodec().write(without));
        tensors.put("net/layer_normalization/gamma", vector(2));
        assertThatThrownBy(() -> imported(CellKind.LSTM, Optional.empty()))
                .hasMessageContaining("net/layer_normalization");
    }

    @Test
    void shouldSayWhatTheNamesOfAFileShouldBe() {
        tensors.put("0", vector(2));

        assertThatThrownBy(() -> imported(CellKind.LSTM, Optional.empty()))
                .hasMessageContaining("expected each layer's variables under its own path, such as lstm/kernel");
    }

    private void layer(String path, int gates, int inputs, int units, @Nullable String bias) {
        tensors.put(path + "/kernel", matrix(inputs, gates * units));
        tensors.put(path + "/recurrent_kernel", matrix(units, gates * units));
        if (bias != null) {
            tensors.put(
                    path + "/bias",
                    bias.startsWith("2 x ")
                            ? matrix(2, Integer.parseInt(bias.substring(4)))
                            : vector(Integer.parseInt(bias)));
        }
    }

    private void dense(int inputs, int outputs) {
        tensors.put("net/dense/kernel", matrix(inputs, outputs));
    }

    private double[] stepped(String path, double[] inputs, double[] hidden) {
        double[] next =
                sums(path + "/kernel", inputs, sums(path + "/recurrent_kernel", hidden, new double[hidden.length]));
        for (int i = 0; i < next.length; i++) {
            next[i] = Math.tanh(next[i] + tensors.get(path + "/bias").values()[i]);
        }
        return next;
    }

    /** The product of a row vector and a kernel, added to sums. */
    private double[] sums(String kernel, double[] inputs, double[] sums) {
        float[] weights = tensors.get(kernel).values();
        for (int i = 0; i < inputs.length; i++) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += inputs[i] * weights[i * sums.length + c];
            }
        }
        return sums;
    }

    private Tensor vector(int size) {
        return Tensor.vector(matrix(1, size).values());
    }

    private Tensor matrix(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return Tensor.matrix(rows, columns, values);
    }

    private Model imported(CellKind cell, Optional<Boolean> resetAfter) {
        var description = new NetworkDescription(
                "plant",
                cell,
                false,
                HeadActivation.IDENTITY,
                resetAfter,
                100_000,
                List.of(1),
                false,
                List.of(),
                List.of(),
                List.of(),
                false,
                Optional.empty(),
                List.of());
        byte[] file = new Safetensors(Map.of(), tensors).write();
        return new ModelCodec().read(ForeignWeights.convert(file, Origin.KERAS, description, said::add));
    }
}
