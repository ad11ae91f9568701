package io.wavecast.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final NetworkSpec LSTM = NetworkSpec.builder(CellKind.LSTM)
            .inputs(2)
            .hidden(5)
            .layers(2)
            .lags(3)
            .build();

    @Test
    void shouldKeepItsLastInputsNewestFirst() {
        var network = new Network(LSTM, RandomWeights.of(LSTM, 1));
        var state = network.newState();

        for (int t = 1; t <= 4; t++) {
            network.step(state, new float[] {t, 10 * t}, new float[1], network.scratch());
        }

        assertThat(state.lags()).containsExactly(4, 40, 3, 30, 2, 20);
    }

    @Test
    void shouldAddTheLinearPathToTheHead() {
        Weights random = RandomWeights.of(LSTM, 1);
        Matrix echo = Matrix.fromRowMajor(1, 6, new float[] {0, 0, 0, 2, 0, 0}); // twice channel 1, one step ago
        var with = new Network(LSTM, new Weights(random.layers(), random.head(), random.headBias(), Optional.of(echo)));
        var spec =
                NetworkSpec.builder(CellKind.LSTM).inputs(2).hidden(5).layers(2).build();
        var without =
                new Network(spec, new Weights(random.layers(), random.head(), random.headBias(), Optional.empty()));

        float[][] signal = {{0.1f, 0.2f}, {0.3f, 0.4f}, {0.5f, 0.6f}};

        assertThat(last(with, signal) - last(without, signal)).isCloseTo(0.8f, within(1e-6f));
    }

    @Test
    void shouldAcceptItsInputAsOutputArray() {
        var spec = NetworkSpec.builder(CellKind.ELMAN)
                .inputs(2)
                .hidden(4)
                .outputs(2)
                .lags(2)
                .headActivation(HeadActivation.SIGMOID)
                .build();
        var network = new Network(spec, RandomWeights.of(spec, 1));
        float[] x = {0.5f, -0.5f};
        float[] out = new float[2];
        network.step(network.newState(), x, out, network.scratch());

        network.step(network.newState(), x, x, network.scratch());

        assertThat(x).containsExactly(out);
    }

    @Test
    void shouldOutputTheBiasOfTheHeadWithZeroWeights() {
        var spec = NetworkSpec.builder(CellKind.ELMAN)
                .hidden(2)
                .headActivation(HeadActivation.SIGMOID)
                .build();
        var zeros = new LayerWeights(matrix(2, 1), matrix(2, 2), new float[2], new float[2]);
        var network = new Network(spec, new Weights(List.of(zeros), matrix(1, 2), new float[] {100}, Optional.empty()));

        assertThat(last(network, new float[][] {{0.7f}})).isEqualTo(1);
    }

    @Test
    void shouldNameTheTensorThatDoesNotFit() {
        LayerWeights good = RandomWeights.of(LSTM, 1).layers().get(0);
        LayerWeights second = RandomWeights.of(LSTM, 1).layers().get(1);

        assertRefused(
                new LayerWeights(matrix(20, 3), good.recurrent(), good.inputBias(), good.recurrentBias()),
                second,
                "rnn.weight_ih_l0: expected shape (20, 2), was (20, 3)");
        assertRefused(
                good,
                new LayerWeights(second.input(), matrix(15, 5), second.inputBias(), second.recurrentBias()),
                "rnn.weight_hh_l1: expected shape (20, 5), was (15, 5)");
        assertRefused(
                good,
                new LayerWeights(second.input(), second.recurrent(), new float[5], second.recurrentBias()),
                "rnn.bias_ih_l1: expected shape (20), was (5)");
        float[] broken = good.recurrentBias();
        broken[7] = Float.NaN;
        assertRefused(
                new LayerWeights(good.input(), good.recurrent(), good.inputBias(), broken),
                second,
                "rnn.bias_hh_l0: expected finite values, was NaN at element 7");
    }

    @Test
    void shouldNameTheHeadThatDoesNotFit() {
        Weights good = RandomWeights.of(LSTM, 1);

        assertThatThrownBy(() ->
                        new Network(LSTM, new Weights(good.layers(), matrix(2, 5), good.headBias(), good.linear())))
                .hasMessage("head.weight: expected shape (1, 5), was (2, 5)");
        assertThatThrownBy(
                        () -> new Network(LSTM, new Weights(good.layers(), good.head(), new float[2], good.linear())))
                .hasMessage("head.bias: expected shape (1), was (2)");
        assertThatThrownBy(() -> new Network(
                        LSTM, new Weights(good.layers(), good.head(), good.headBias(), Optional.of(matrix(1, 3)))))
                .hasMessage("linear.weight: expected shape (1, 6), was (1, 3)");
        assertThatThrownBy(() ->
                        new Network(LSTM, new Weights(good.layers(), good.head(), good.headBias(), Optional.empty())))
                .hasMessageContaining("expected linear.weight to be present");
        assertThatThrownBy(() -> new Network(
                        LSTM, new Weights(good.layers().subList(0, 1), good.head(), good.headBias(), good.linear())))
                .hasMessageContaining("weights of 2 layers, was 1");
    }

    @Test
    void shouldRefuseAnInputOfAnotherWidth() {
        var network = new Network(LSTM, RandomWeights.of(LSTM, 1));

        assertThatThrownBy(() -> network.step(network.newState(), new float[3], new float[1], network.scratch()))
                .hasMessageContaining("expected 2 inputs and 1 outputs, was 3 and 1");
    }

    private static void assertRefused(LayerWeights first, LayerWeights second, String message) {
        Weights good = RandomWeights.of(LSTM, 1);
        var weights = new Weights(List.of(first, second), good.head(), good.headBias(), good.linear());

        assertThatThrownBy(() -> new Network(LSTM, weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static float last(Network network, float[][] signal) {
        var state = network.newState();
        float[] out = new float[1];
        for (float[] x : signal) {
            network.step(state, x, out, network.scratch());
        }
        return out[0];
    }

    private static Matrix matrix(int rows, int columns) {
        return Matrix.fromRowMajor(rows, columns, new float[rows * columns]);
    }

    @Test
    void shouldComputeTheLinearPathWithoutACell() {
        var spec = NetworkSpec.linear(1, 2, 3);
        var linear = Matrix.fromRowMajor(2, 3, new float[] {1, 2, 4, 0, 0, 1});
        var weights = new Weights(
                List.of(), Matrix.fromRowMajor(2, 0, new float[0]), new float[] {0.5f, -1}, Optional.of(linear));
        var network = new Network(spec, weights);
        var state = network.newState();
        float[] out = new float[2];
        for (float x : new float[] {3, 5, 7}) {
            network.step(state, new float[] {x}, out, network.scratch());
        }

        assertThat(out).containsExactly(7 + 2 * 5 + 4 * 3 + 0.5f, 3 - 1);
    }

    @Test
    void shouldRequireLagsWithoutACell() {
        assertThatThrownBy(() -> NetworkSpec.linear(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lags must be 1..4096, was 0");
        assertThatThrownBy(() ->
                        NetworkSpec.builder(CellKind.NONE).hidden(8).lags(4).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hidden must be 0, was 8");
    }
}
