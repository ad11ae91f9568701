package io.wavecast.trainer.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trains and runs networks on texts of different lengths with a label at their end. */
class FinalStateForwardTest {
    private static final int TOKENS = 12;
    private static final TrainingSpec TRAINING = new TrainingSpec(Loss.CROSS_ENTROPY, 0.1, 0.1, 1, 0, false, 3);

    /** The core runs the trained weights over each text alone, without the padding of the batch. */
    @ParameterizedTest
    @CsvSource({
        "LSTM, 1, false", "LSTM, 2, false", "LSTM, 1, true", "LSTM, 2, true",
        "GRU, 1, false", "GRU, 2, true", "ELMAN, 1, false", "ELMAN, 2, true",
    })
    void shouldAgreeWithTheCore(CellKind cell, int layers, boolean both) {
        NetworkSpec spec = spec(cell, layers, both);
        try (PytorchNetwork network = create(spec, TRAINING)) {
            for (int i = 0; i < 5; i++) {
                network.fit(texts(i), 0.01);
            }
            Batch batch = texts(99);

            float[][] outputs = network.endOutputs(batch);

            Network core = new Network(spec, network.weights());
            for (int w = 0; w < batch.windows(); w++) {
                float[] alone = new float[1];
                core.readWindow(Arrays.copyOf(batch.inputs()[w], batch.lengths()[w]), alone, core.scratch());
                assertThat(alone).containsExactly(outputs[w], within(1e-5f));
            }
        }
    }

    /** Compares the fused pass with single steps, which windows of different lengths need. */
    @ParameterizedTest
    @CsvSource({"LSTM, 1, false", "LSTM, 2, true", "GRU, 2, true", "ELMAN, 1, true"})
    void shouldAgreeFusedWithStepByStep(CellKind cell, int layers, boolean both) {
        float[][][] windows = texts(1).inputs();
        int[] lengths = new int[windows.length];
        Arrays.fill(lengths, 3);
        float[][][] cut = new float[windows.length][][];
        float[][][] padded = new float[windows.length][][];
        for (int w = 0; w < windows.length; w++) {
            cut[w] = Arrays.copyOf(windows[w], 3);
            padded[w] = Arrays.copyOf(windows[w], 4);
        }
        float[][] labels = new float[windows.length][];
        Arrays.fill(labels, new float[] {1});
        var plain = new TrainingSpec(Loss.CROSS_ENTROPY, 0, 0, 1, 0, false, 3);
        try (PytorchNetwork network = create(spec(cell, layers, both), plain)) {
            double fused = network.fit(Batch.withEndTargets(cut, labels, lengths), 0);
            double stepByStep = network.fit(Batch.withEndTargets(padded, labels, lengths), 0);

            assertThat(fused).isCloseTo(stepByStep, within(1e-5));
        }
    }

    /** The label is whether token 1 comes before token 2, so it depends on their order alone. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldLearnTheOrderOfTokens(boolean both) {
        try (PytorchNetwork network = create(spec(CellKind.LSTM, 1, both), TRAINING)) {
            double first = network.fit(texts(0), 0.02);
            double last = 0;
            for (int i = 1; i <= 150; i++) {
                double loss = network.fit(texts(i), 0.02);
                last += i > 130 ? loss / 20 : 0;
            }
            assertThat(first).isBetween(0.5, 0.9);
            assertThat(last).isLessThan(0.4);
        }
    }

    @Test
    void shouldBeReproducibleFromTheSeed() {
        double[] losses = new double[2];
        for (int run = 0; run < 2; run++) {
            try (PytorchNetwork network = create(spec(CellKind.LSTM, 2, true), TRAINING)) {
                network.fit(texts(1), 0.01);
                losses[run] = network.fit(texts(2), 0.01);
            }
        }
        assertThat(losses[0]).isEqualTo(losses[1]);
    }

    @Test
    void shouldRefuseInvalidCombinations() {
        NetworkSpec linear = NetworkSpec.builder(CellKind.LSTM).hidden(6).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(linear, TRAINING))
                .withMessageContaining("expected a sigmoid head, was IDENTITY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(
                        spec(CellKind.LSTM, 1, false), new TrainingSpec(Loss.CROSS_ENTROPY, 0, 0, 1, 0, true, 1)))
                .withMessageContaining("cannot carry states");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Engines.of("deeplearning4j").create(spec(CellKind.LSTM, 1, false), TRAINING))
                .withMessageContaining("loss cross_entropy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.withEndTargets(new float[1][3][1], new float[1][1], new int[] {4}))
                .withMessageContaining("expected a length of 1..3 for window 0, was 4");
    }

    private static NetworkSpec spec(CellKind cell, int layers, boolean both) {
        NetworkSpec spec = NetworkSpec.builder(cell)
                .hidden(6)
                .layers(layers)
                .headActivation(HeadActivation.SIGMOID)
                .resetAfter(cell == CellKind.GRU)
                .tokens(TOKENS, 5)
                .build();
        return both ? spec.toBuilder().bidirectional(true).build() : spec;
    }

    private static PytorchNetwork create(NetworkSpec spec, TrainingSpec training) {
        return (PytorchNetwork) Engines.of("pytorch").create(spec, training);
    }

    private static Batch texts(int seed) {
        var random = new Random(seed);
        float[][][] inputs = new float[30][9][1];
        float[][] labels = new float[30][1];
        int[] lengths = new int[30];
        for (int w = 0; w < 30; w++) {
            lengths[w] = 3 + random.nextInt(7);
            for (float[] token : inputs[w]) {
                token[0] = 3 + random.nextInt(TOKENS - 3);
            }
            boolean before = random.nextBoolean();
            int at = random.nextInt(lengths[w] - 1);
            inputs[w][at][0] = before ? 1 : 2;
            inputs[w][at + 1 + random.nextInt(lengths[w] - at - 1)][0] = before ? 2 : 1;
            labels[w][0] = before ? 1 : 0;
        }
        return Batch.withEndTargets(inputs, labels, lengths);
    }
}
