package io.wavecast.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that every cell must pass. */
abstract class RnnCellContract {
    private static final int INPUTS = 3;
    private static final int STEPS = 60;

    /** A network of one layer of the cell under test. */
    abstract NetworkSpec spec(int inputs, int hidden);

    /**
     * Computes the cell's equation in double precision, without optimisations.
     *
     * @param input W·x + b_ih, (gates·hidden)
     * @param h (hidden) updated
     * @param c (hidden) updated, for LSTM
     * @param weights contain the recurrent weights and biases
     */
    abstract void reference(double[] input, double[] h, double[] c, LayerWeights weights);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 15, 16, 17, 64})
    void shouldAgreeWithDoublePrecisionReference(int hidden) {
        NetworkSpec spec = spec(INPUTS, hidden);
        LayerWeights weights = layer(spec);
        RnnCell cell = RnnCell.create(spec, weights);
        var scratch = new CellScratch(spec.cell().gates(), hidden);
        float[] h = new float[hidden];
        float[] c = new float[cellWidth(spec)];
        double[] expectedH = new double[hidden];
        double[] expectedC = new double[cellWidth(spec)];

        for (float[] x : RandomWeights.signal(STEPS, INPUTS, 5)) {
            cell.step(x, h, c, scratch);
            reference(Reference.affine(weights.input(), x, weights.inputBias()), expectedH, expectedC, weights);

            double tolerance = 1e-6 * (1 + hidden / 16.0);
            for (int j = 0; j < hidden; j++) {
                assertThat((double) h[j]).isCloseTo(expectedH[j], within(tolerance));
            }
            for (int j = 0; j < c.length; j++) {
                assertThat((double) c[j]).isCloseTo(expectedC[j], within(tolerance));
            }
        }
    }

    @Test
    void shouldNotChangeItsInput() {
        NetworkSpec spec = spec(INPUTS, 8);
        float[] x = {0.3f, -0.7f, 1.1f};
        float[] before = x.clone();

        RnnCell.create(spec, layer(spec))
                .step(
                        x,
                        new float[8],
                        new float[cellWidth(spec)],
                        new CellScratch(spec.cell().gates(), 8));

        assertThat(x).containsExactly(before);
    }

    @Test
    void shouldGiveTheSameOutputsForTheSameInputs() {
        var network = network();

        assertThat(run(network, network.scratch())).isEqualTo(run(network, network.scratch()));
    }

    @Test
    void shouldKeepNoStateInScratchSpace() {
        var network = network();
        var used = network.scratch();
        float[][] first = run(network, used);

        assertThat(run(network, used)).isEqualTo(first);
    }

    @Test
    void shouldGiveThreadsThatShareItTheOutputsOfASingleThread() throws Exception {
        var network = network();
        float[][] alone = run(network, network.scratch());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<float[][]>> runs = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                runs.add(() -> run(network, network.scratch()));
            }
            for (Future<float[][]> answer : threads.invokeAll(runs)) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldOutputNaNForNaN() {
        NetworkSpec spec = spec(INPUTS, 8);
        float[] h = new float[8];

        RnnCell.create(spec, layer(spec))
                .step(
                        new float[] {0, Float.NaN, 0},
                        h,
                        new float[cellWidth(spec)],
                        new CellScratch(spec.cell().gates(), 8));

        assertThat(h).containsOnly(Float.NaN);
    }

    private Network network() {
        NetworkSpec spec = spec(INPUTS, 17);
        return new Network(spec, RandomWeights.of(spec, 11));
    }

    private static LayerWeights layer(NetworkSpec spec) {
        return RandomWeights.of(spec, 7).layers().get(0);
    }

    private static int cellWidth(NetworkSpec spec) {
        return spec.cell() == CellKind.LSTM ? spec.hidden() : 0;
    }

    private static float[][] run(Network network, Network.Scratch scratch) {
        var state = network.newState();
        float[][] signal = RandomWeights.signal(STEPS, INPUTS, 9);
        float[][] answers = new float[STEPS][network.spec().outputs()];
        for (int t = 0; t < STEPS; t++) {
            network.step(state, signal[t], answers[t], scratch);
        }
        return answers;
    }
}
