package io.wavecast.trainer.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.EngineContract;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PytorchNetworkTest extends EngineContract {
    @Override
    protected TrainableNetwork create(NetworkSpec spec, TrainingSpec training) {
        return Engines.of("pytorch").create(spec, training);
    }

    @ParameterizedTest
    @EnumSource(value = Loss.class, names = "CROSS_ENTROPY", mode = EnumSource.Mode.EXCLUDE)
    void shouldMakeEveryLossSmaller(Loss loss) {
        try (TrainableNetwork network = lstm(new TrainingSpec(loss, 0.1, 0, 1, 0, false, 1))) {
            double first = network.fit(batch(0), 0.01);
            double last = first;
            for (int i = 1; i < 40; i++) {
                last = network.fit(batch(i), 0.01);
            }
            assertThat(last).isLessThan(first - 0.05);
        }
    }

    @ParameterizedTest
    @EnumSource(value = CellKind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldSayTheSameStepByStep(CellKind cell) {
        // Dropout from step to step of next to nothing makes it go step by step.
        var spec = NetworkSpec.builder(cell)
                .inputs(INPUTS)
                .hidden(8)
                .layers(2)
                .outputs(OUTPUTS)
                .resetAfter(cell == CellKind.GRU)
                .build();
        try (TrainableNetwork whole = create(spec, TrainingSpec.of(3));
                TrainableNetwork steps = create(spec, new TrainingSpec(Loss.MSE, 0, 1e-9, 1, 0, false, 3))) {
            for (int i = 0; i < 3; i++) {
                assertThat(steps.fit(batch(i), 0.01)).isCloseTo(whole.fit(batch(i), 0.01), within(1e-5));
            }
        }
    }

    @Test
    void shouldGoOnWithTheStateOfTheBatchBefore() {
        Batch batch = batch(1);
        int half = batch.steps() / 2;
        var carrying = new TrainingSpec(Loss.MSE, 0, 0, 1, 0, true, 3);
        try (TrainableNetwork carried = lstm(carrying);
                TrainableNetwork whole = lstm(TrainingSpec.of(3))) {
            // Without a step of learning, so that the weights stay the same.
            double both = (carried.fit(part(batch, 0, half), 0) + carried.fit(part(batch, half, 2 * half), 0)) / 2;
            carried.forgetState();
            double apart =
                    (carried.fit(part(batch, 0, half), 0) + forgetting(carried, part(batch, half, 2 * half))) / 2;

            double expected = whole.fit(batch, 0);
            assertThat(both).isCloseTo(expected, within(1e-5));
            assertThat(Math.abs(apart - expected)).isGreaterThan(1e-4);
        }
    }

    @Test
    void shouldForgetTheStateOfOneWindowAlone() {
        Batch batch = batch(1);
        int half = batch.steps() / 2;
        var carrying = new TrainingSpec(Loss.MSE, 0, 0, 1, 0, true, 3);
        try (TrainableNetwork network = lstm(carrying)) {
            double[] apart = new double[2];
            for (int w = 0; w < 2; w++) {
                network.forgetState();
                network.fit(part(window(batch, w), 0, half), 0);
                Batch rest = part(window(batch, w), half, 2 * half);
                apart[w] = w == 0 ? forgetting(network, rest) : network.fit(rest, 0);
            }
            Batch both = new Batch(Arrays.copyOf(batch.inputs(), 2), Arrays.copyOf(batch.targets(), 2));
            network.forgetState();
            network.fit(part(both, 0, half), 0);

            network.forgetState(0);
            double together = network.fit(part(both, half, 2 * half), 0);

            assertThat(together).isCloseTo((apart[0] + apart[1]) / 2, within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1e-9"}) // whole windows, and step by step
    void shouldCarryOnTheStateBeforeTheClosedLoop(double recurrentDropout) {
        Batch batch = nextStep(1);
        int half = batch.steps() / 2;
        int future = 5;
        var spec = NetworkSpec.builder(CellKind.LSTM)
                .inputs(2)
                .hidden(8)
                .outputs(2)
                .build();
        try (TrainableNetwork carried =
                        create(spec, new TrainingSpec(Loss.MSE, 0, recurrentDropout, 1, future, true, 3));
                TrainableNetwork whole = create(spec, TrainingSpec.of(3))) {
            carried.fit(part(batch, 0, half + future), 0);

            double second = carried.fit(unasked(part(batch, half, 2 * half), half - future, half), 0);

            double expected = whole.fit(unasked(unasked(batch, 0, half), 2 * half - future, 2 * half), 0);
            assertThat(second).isCloseTo(expected, within(1e-5));
        }
    }

    /** Without the targets from one step to another. */
    private static Batch unasked(Batch batch, int from, int to) {
        float[][][] targets = new float[batch.windows()][][];
        for (int w = 0; w < targets.length; w++) {
            targets[w] = batch.targets()[w].clone();
            for (int t = from; t < to; t++) {
                targets[w][t] = new float[targets[w][t].length];
                Arrays.fill(targets[w][t], Float.NaN);
            }
        }
        return new Batch(batch.inputs(), targets);
    }

    private static Batch window(Batch batch, int w) {
        return new Batch(new float[][][] {batch.inputs()[w]}, new float[][][] {batch.targets()[w]});
    }

    private static double forgetting(TrainableNetwork network, Batch batch) {
        network.forgetState();
        return network.fit(batch, 0);
    }

    @Test
    void shouldLearnFromItsOwnOutputsInTheClosedLoop() {
        var spec = NetworkSpec.builder(CellKind.GRU)
                .inputs(2)
                .hidden(12)
                .outputs(2)
                .resetAfter(true)
                .build();
        try (TrainableNetwork network = create(spec, new TrainingSpec(Loss.MSE, 0, 0, 1, 8, false, 1))) {
            double first = network.fit(nextStep(0), 0.01);
            double last = first;
            for (int i = 1; i < 60; i++) {
                last = network.fit(nextStep(i), 0.01);
            }
            assertThat(last).isLessThan(0.5 * first);
        }
    }

    @Test
    void shouldShortenLongGradients() {
        var strict = new TrainingSpec(Loss.MSE, 0, 0, 1e-12, 0, false, 3);
        try (TrainableNetwork network = lstm(strict)) {
            float[] before = network.weights().headBias();
            network.fit(batch(0), 0.01);
            float[] after = network.weights().headBias();
            for (int i = 0; i < before.length; i++) {
                // Adam divides by the gradient's size, but for its epsilon, which is larger than this.
                assertThat(after[i]).isCloseTo(before[i], within(1e-4f));
            }
        }
    }

    private static Batch nextStep(int seed) {
        Batch batch = batch(seed);
        float[][][] targets = new float[batch.windows()][batch.steps()][];
        for (int w = 0; w < targets.length; w++) {
            for (int t = 0; t < batch.steps(); t++) {
                targets[w][t] = Arrays.copyOf(batch.targets()[w][t], 2);
            }
        }
        return new Batch(batch.inputs(), targets);
    }

    private static Batch part(Batch batch, int from, int to) {
        return new Batch(part(batch.inputs(), from, to), part(batch.targets(), from, to));
    }

    private static float[][][] part(float[][][] windows, int from, int to) {
        float[][][] parts = new float[windows.length][][];
        for (int w = 0; w < windows.length; w++) {
            parts[w] = Arrays.copyOfRange(windows[w], from, to);
        }
        return parts;
    }
}
