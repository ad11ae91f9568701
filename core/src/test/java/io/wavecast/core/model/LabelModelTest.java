package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Embedding;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelModelTest {
    private static final NetworkSpec ONE_UNIT = NetworkSpec.builder(CellKind.ELMAN)
            .hidden(1)
            .headActivation(HeadActivation.SIGMOID)
            .tokens(3, 1)
            .build();

    @Test
    void shouldReadTokensBeyondTheVocabularyAsTheUnknownToken() {
        var runner = new ModelRunner(model(ONE_UNIT));

        double unknown = probability(runner, 0);

        assertThat(probability(runner, 3)).isEqualTo(unknown);
        assertThat(probability(runner, 1e9)).isEqualTo(unknown);
        assertThat(probability(runner, -1)).isEqualTo(unknown);
        assertThat(probability(runner, 1.5)).isEqualTo(unknown);
        assertThat(probability(runner, 1)).isNotEqualTo(unknown);
        assertThat(probability(runner, 2)).isNotEqualTo(unknown);
    }

    /** Gaps are filled with a token, never with a probability. */
    @Test
    void shouldForecastTheUnknownToken() {
        var runner = new ModelRunner(model(ONE_UNIT));
        var state = runner.newState();
        runner.advance(state, new double[] {2});
        double[] next = {7};

        runner.forecastNext(state, Calendar.UNKNOWN_TIME, next);

        assertThat(next).containsExactly(0);
    }

    @Test
    void shouldReadOnlyWindowsInBothDirections() {
        var both =
                new ModelRunner(model(ONE_UNIT.toBuilder().bidirectional(true).build()));
        double[] there = new double[1];
        double[] back = new double[1];

        both.labelWindow(new double[][] {{1}, {2}, {2}}, there);
        both.labelWindow(new double[][] {{2}, {2}, {1}}, back);

        assertThat(there).isEqualTo(back); // both directions and the head have the same weights here
        assertThatIllegalStateException()
                .isThrownBy(() -> both.step(both.newState(), new double[] {1}, new double[1][1]))
                .withMessageContaining("expected a complete window");
    }

    @Test
    void shouldRefusePartsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelSpec(ONE_UNIT, 1, List.of(1), 1, 0.9))
                .withMessageContaining("label must be true");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkSpec.builder(CellKind.ELMAN)
                        .inputs(2)
                        .hidden(1)
                        .headActivation(HeadActivation.SIGMOID)
                        .tokens(3, 1)
                        .build())
                .withMessageContaining("expected a cell, 1 input and 0 lags with a vocabulary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkSpec.linear(1, 1, 4).toBuilder()
                        .bidirectional(true)
                        .build())
                .withMessageContaining("0 lags with bidirectional layers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Model(
                        new ModelVersion("review", 1),
                        ModelSpec.ofLabels(ONE_UNIT, 1),
                        new Preprocessing(Scaling.minMax(new double[1], new double[] {2}), false),
                        weights(ONE_UNIT),
                        lineage()))
                .withMessageContaining("without scaling");
    }

    private static double probability(ModelRunner runner, double token) {
        double[][] probabilities = new double[1][1];
        runner.step(runner.newState(), new double[] {token}, probabilities);
        return probabilities[0][0];
    }

    private static Model model(NetworkSpec network) {
        return new Model(
                new ModelVersion("review", 1),
                ModelSpec.ofLabels(network, 1_000_000),
                Preprocessing.ofTokens(network.vocabulary()),
                weights(network),
                lineage());
    }

    private static Weights weights(NetworkSpec network) {
        Matrix one = Matrix.fromRowMajor(1, 1, new float[] {1});
        var layer = new LayerWeights(one, one, new float[1], new float[1]);
        float[] ends = network.bidirectional() ? new float[] {1, 1} : new float[] {1};
        return new Weights(
                Optional.of(new Embedding(3, 1, new float[] {0.1f, -0.5f, 0.7f})),
                network.bidirectional() ? List.of(layer, layer) : List.of(layer),
                Matrix.fromRowMajor(1, ends.length, ends),
                new float[1],
                Optional.empty());
    }

    private static Lineage lineage() {
        return Lineage.UNKNOWN;
    }
}
