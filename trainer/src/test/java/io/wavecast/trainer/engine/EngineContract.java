package io.wavecast.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The behaviour that all engines share. */
public abstract class EngineContract {
    protected static final int INPUTS = 2;
    protected static final int OUTPUTS = 3;
    private static final int WINDOW = 32;
    private static final int HELD_OUT = 200;

    protected abstract TrainableNetwork create(NetworkSpec spec, TrainingSpec training);

    @ParameterizedTest
    @CsvSource({
        "LSTM, false, false, 1, 16",
        "LSTM, false, false, 2, 16",
        "LSTM, false, false, 3, 9",
        "ELMAN, false, false, 1, 16",
        "ELMAN, false, false, 3, 9",
        "ELMAN, false, true, 1, 16",
        "GRU, true, false, 1, 16",
        "GRU, true, false, 3, 9",
        "GRU, false, false, 1, 16",
        "GRU, false, false, 2, 9",
        "LSTM, false, true, 2, 9",
        "GRU, true, true, 2, 9",
        "GRU, false, true, 1, 16"
    })
    void shouldAgreeWithTheCoreOnAHeldOutSeries(
            CellKind cell, boolean resetAfter, boolean relu, int layers, int hidden) {
        var spec = NetworkSpec.builder(cell)
                .inputs(INPUTS)
                .hidden(hidden)
                .layers(layers)
                .outputs(OUTPUTS)
                .resetAfter(resetAfter)
                .relu(relu)
                .build();
        try (TrainableNetwork network = create(spec, TrainingSpec.of(1))) {
            double first = network.fit(batch(0), 0.01);
            double last = first;
            for (int i = 1; i < 30; i++) {
                last = network.fit(batch(i), 0.01);
            }
            assertThat(last).as("loss, from %s", first).isLessThan(0.8 * first);

            float[][] inputs = signal(1_000, HELD_OUT);
            float[][] trained = network.outputs(inputs);
            float[][] core = stepped(new Network(spec, network.weights()), inputs);
            for (int t = 0; t < HELD_OUT; t++) {
                assertThat(core[t]).as("step %d", t).containsExactly(trained[t], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"LSTM, false", "ELMAN, false", "GRU, true", "GRU, false"})
    void shouldContinueFromGivenWeights(CellKind cell, boolean resetAfter) {
        var spec = NetworkSpec.builder(cell)
                .inputs(INPUTS)
                .hidden(8)
                .layers(2)
                .outputs(OUTPUTS)
                .resetAfter(resetAfter)
                .build();
        try (TrainableNetwork one = create(spec, TrainingSpec.of(1));
                TrainableNetwork other = create(spec, TrainingSpec.of(2))) {
            one.fit(batch(0), 0.01);
            Weights weights = one.weights();

            other.setWeights(weights);

            float[][] inputs = signal(7, 50);
            float[][] expected = one.outputs(inputs);
            float[][] outputs = other.outputs(inputs);
            for (int t = 0; t < outputs.length; t++) {
                assertThat(outputs[t]).containsExactly(expected[t], within(1e-6f));
            }
        }
    }

    @Test
    void shouldBeReproducibleFromTheSeed() {
        float[][][] outputs = new float[2][][];
        for (int run = 0; run < 2; run++) {
            try (TrainableNetwork network = lstm(TrainingSpec.of(5))) {
                for (int i = 0; i < 3; i++) {
                    network.fit(batch(i), 0.01);
                }
                outputs[run] = network.outputs(signal(7, 20));
            }
        }
        assertThat(outputs[1]).isDeepEqualTo(outputs[0]);
    }

    @Test
    void shouldIgnoreMissingTargets() {
        Batch whole = batch(3);
        float[][][] targets = new float[whole.windows()][WINDOW][];
        for (int w = 0; w < targets.length; w++) {
            for (int t = 0; t < WINDOW; t++) {
                targets[w][t] = whole.targets()[w][t].clone();
                targets[w][t][1] = Float.NaN;
            }
        }
        try (TrainableNetwork network = lstm(TrainingSpec.of(5))) {
            float[] before = network.weights().headBias();

            double loss = network.fit(new Batch(whole.inputs(), targets), 0.01);

            float[] after = network.weights().headBias();
            assertThat(loss).isFinite().isPositive();
            assertThat(after[1]).isEqualTo(before[1]);
            assertThat(after[0]).isNotEqualTo(before[0]);
        }
    }

    @Test
    void shouldReturnTheMeanLossOverPresentTargets() {
        float[][] inputs = signal(3, WINDOW);
        float[][] targets = new float[WINDOW][OUTPUTS];
        for (int t = 0; t < WINDOW; t++) {
            Arrays.fill(targets[t], t < WINDOW / 2 ? Float.NaN : 3);
        }
        try (TrainableNetwork network = lstm(TrainingSpec.of(1))) {
            float[][] outputs = network.outputs(inputs);
            double sum = 0;
            for (int t = WINDOW / 2; t < WINDOW; t++) {
                for (float one : outputs[t]) {
                    sum += (one - 3) * (one - 3);
                }
            }

            double loss = network.fit(new Batch(new float[][][] {inputs}, new float[][][] {targets}), 0.01);

            assertThat(loss).isCloseTo(sum / (WINDOW / 2 * OUTPUTS), within(1e-3));
        }
    }

    /** A network of zeros has a gradient at the head's bias only: {@code 2 (bias − target) / outputs} of the mean loss. */
    @Test
    void shouldClipTheGradientOfTheMeanLossOfAllLayersTogether() {
        var spec = NetworkSpec.builder(CellKind.LSTM)
                .inputs(INPUTS)
                .hidden(8)
                .outputs(OUTPUTS)
                .build();
        var zeros = new Weights(
                List.of(new LayerWeights(
                        Matrix.fromRowMajor(32, INPUTS, new float[32 * INPUTS]),
                        Matrix.fromRowMajor(32, 8, new float[32 * 8]),
                        new float[32],
                        new float[32])),
                Matrix.fromRowMajor(OUTPUTS, 8, new float[OUTPUTS * 8]),
                new float[OUTPUTS],
                Optional.empty());
        try (TrainableNetwork network = create(spec, TrainingSpec.of(1))) {
            network.setWeights(zeros);
            var adam = new Adam(OUTPUTS);
            double[] bias = new double[OUTPUTS];
            for (float target : new float[] {3, 0.15f, -0.4f, 6}) {
                float[][][] targets = new float[4][WINDOW][OUTPUTS];
                Arrays.stream(targets).flatMap(Arrays::stream).forEach(row -> row[0] = target);
                network.fit(new Batch(new float[4][WINDOW][INPUTS], targets), 0.01);

                double[] gradient = new double[OUTPUTS];
                Arrays.setAll(gradient, o -> 2 * (bias[o] - (o == 0 ? target : 0)) / OUTPUTS);
                double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
                Arrays.setAll(gradient, o -> gradient[o] / Math.max(1, norm));
                adam.update(bias, gradient, 0.01);
            }

            assertThat(network.weights().headBias()[0]).isCloseTo((float) bias[0], within(1e-5f));
        }
    }

    protected final TrainableNetwork lstm(TrainingSpec training) {
        return create(
                NetworkSpec.builder(CellKind.LSTM)
                        .inputs(INPUTS)
                        .hidden(8)
                        .outputs(OUTPUTS)
                        .build(),
                training);
    }

    private static float[][] stepped(Network network, float[][] inputs) {
        var state = network.newState();
        var scratch = network.scratch();
        float[][] outputs = new float[inputs.length][OUTPUTS];
        for (int t = 0; t < inputs.length; t++) {
            network.step(state, inputs[t], outputs[t], scratch);
        }
        return outputs;
    }

    /** Eight windows whose targets are both inputs one step on, and their product. */
    protected static Batch batch(int seed) {
        float[][][] inputs = new float[8][][];
        float[][][] targets = new float[8][WINDOW][OUTPUTS];
        for (int w = 0; w < inputs.length; w++) {
            float[][] signal = signal(100 * seed + w, WINDOW + 1);
            inputs[w] = Arrays.copyOf(signal, WINDOW);
            for (int t = 0; t < WINDOW; t++) {
                targets[w][t][0] = signal[t + 1][0];
                targets[w][t][1] = signal[t + 1][1];
                targets[w][t][2] = signal[t][0] * signal[t][1];
            }
        }
        return new Batch(inputs, targets);
    }

    /** (time)(inputs): two noisy waves, another part of them for each seed. */
    protected static float[][] signal(int seed, int steps) {
        var random = new Random(seed);
        float[][] values = new float[steps][INPUTS];
        for (int t = 0; t < steps; t++) {
            values[t][0] = (float) (Math.sin(0.3 * (t + seed)) + 0.1 * random.nextGaussian());
            values[t][1] = (float) (Math.cos(0.17 * (t + seed)) + 0.1 * random.nextGaussian());
        }
        return values;
    }
}
