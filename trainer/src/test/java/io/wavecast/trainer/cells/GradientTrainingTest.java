package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Targets;
import io.wavecast.trainer.progress.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The training loop with a scripted engine. The signal alternates between -1 and 1. */
class GradientTrainingTest {
    private static final NetworkSpec SPEC =
            NetworkSpec.builder(CellKind.ELMAN).hidden(1).build();
    private static final int WINDOW = 8;
    /** The output is always 0. */
    private static final Weights ZERO = weights(0);
    /** The output is the negative input, which is the next value. */
    private static final Weights PERFECT = weights(-1);

    private final List<Double> rates = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private final List<Set<Integer>> resets = new ArrayList<>(); // (batches) windows that start with a state of zero
    private final Set<Integer> pendingResets = new TreeSet<>();
    private int goodAfter = -1;
    private int brokenAfter = -1;

    @Test
    void shouldKeepTheBestWeightsAndStopAfterThePatience() throws InterruptedException {
        goodAfter = 2;

        var result = train(20, 0.35);

        assertThat(result.best()).isSameAs(PERFECT);
        assertThat(result.bestUpdate()).isEqualTo(2);
        assertThat(result.updates()).isEqualTo(2 + 7);
    }

    @Test
    void shouldKeepTheBestWeightsBeforeTrainingDiverged() throws InterruptedException {
        goodAfter = 2;
        brokenAfter = 4;

        var result = train(20, 1);

        assertThat(result.best()).isSameAs(PERFECT);
        assertThat(result.updates()).isEqualTo(4);
    }

    @Test
    void shouldWarmUpAndDecayTheLearningRate() throws InterruptedException {
        train(100, 1);

        double highest = LearningSettings.defaults().optimizer().learningRate();
        assertThat(rates).hasSize(100);
        assertThat(rates.subList(0, 9)).isSorted();
        assertThat(rates.get(0)).isCloseTo(highest / 10, within(1e-3 * highest));
        assertThat(rates.get(9)).isCloseTo(highest, within(0.03 * highest));
        assertThat(rates.subList(10, 100)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(rates.get(99)).isCloseTo(0.02 * highest, within(1e-3 * highest));
    }

    @Test
    void shouldContinueWhereTheOpenLoopOfTheWindowBeforeEnded() throws InterruptedException {
        int closedLoopSteps = 3;
        // Every value is different, so that it identifies its place.
        train(settings(40, 1, true, closedLoopSteps), List.of(counting(0, 50), counting(100, 30)));

        assertThat(resets.get(0)).containsExactly(0, 1);
        int continued = 0;
        for (int update = 1; update < 40; update++) {
            for (int w = 0; w < 2; w++) {
                float before = batches.get(update - 1).inputs()[w][0][0];
                float now = batches.get(update).inputs()[w][0][0];
                boolean continues = !resets.get(update).contains(w);
                assertThat(now == before + WINDOW - closedLoopSteps).isEqualTo(continues);
                assertThat(now >= 100).as("from %s to %s", before, now).isEqualTo(before >= 100 == continues);
                // A quarter of a window without targets settles a state that starts at zero.
                float[][] targets = batches.get(update).targets()[w];
                assertThat(Float.isNaN(targets[1][0])).isEqualTo(!continues);
                assertThat(targets[2][0]).isNotNaN();
                continued += continues ? 1 : 0;
            }
        }
        assertThat(continued).isBetween(40, 75);
    }

    @Test
    void shouldResetEachWindowUnlessStatesAreCarried() throws InterruptedException {
        train(20, 1);

        assertThat(resets).hasSize(20).allSatisfy(windows -> assertThat(windows).containsExactly(0, 1));
    }

    private GradientTraining.Result train(int updates, double patience) throws InterruptedException {
        return train(settings(updates, patience, false, 0), List.of(alternating(200)));
    }

    private GradientTraining.Result train(LearningSettings settings, List<SeriesSlice> train)
            throws InterruptedException {
        var residuals = Residuals.fit(new Targets(List.of(1), 1, false, 0), Optional.empty(), train);
        return new GradientTraining(new Scripted(), SPEC, settings, residuals)
                .run(ZERO, train, List.of(alternating(60)), TrainingListener.SILENT);
    }

    private static LearningSettings settings(int updates, double patience, boolean carryState, int closedLoopSteps) {
        var defaults = LearningSettings.defaults();
        OptimizerSettings optimizer = defaults.optimizer();
        return new LearningSettings(
                defaults.engine(),
                defaults.device(),
                new WindowSettings(WINDOW, 2, carryState, closedLoopSteps),
                new OptimizerSettings(
                        optimizer.loss(), optimizer.learningRate(), 1, updates, patience, optimizer.maxTime()),
                Regularisation.NONE,
                1);
    }

    private static SeriesSlice counting(int first, int length) {
        double[][] values = new double[length][1];
        for (int t = 0; t < length; t++) {
            values[t][0] = first + t;
        }
        return new SeriesSlice(values, 1);
    }

    private static SeriesSlice alternating(int length) {
        double[][] values = new double[length][1];
        boolean[][] observed = new boolean[length][1];
        for (int t = 0; t < length; t++) {
            values[t][0] = t % 2 == 0 ? 1 : -1;
            observed[t][0] = true;
        }
        return new SeriesSlice(values, observed, 1);
    }

    private static Weights weights(float head) {
        var layer = new LayerWeights(
                Matrix.fromRowMajor(1, 1, new float[] {1}),
                Matrix.fromRowMajor(1, 1, new float[] {0}),
                new float[] {0},
                new float[] {0});
        return new Weights(
                Optional.empty(),
                List.of(layer),
                Matrix.fromRowMajor(1, 1, new float[] {head}),
                new float[] {0},
                Optional.empty());
    }

    /** Has perfect weights after one update, and zero weights after all others. */
    private final class Scripted implements Engine, TrainableNetwork {
        private int updates;

        @Override
        public String device() {
            return "none";
        }

        @Override
        public boolean onCard() {
            return false;
        }

        @Override
        public String name() {
            return "a script";
        }

        @Override
        public TrainableNetwork create(NetworkSpec spec, TrainingSpec training) {
            return this;
        }

        @Override
        public double fit(Batch batch, double learningRate) {
            rates.add(learningRate);
            batches.add(batch);
            resets.add(new TreeSet<>(pendingResets));
            pendingResets.clear();
            updates++;
            return updates == brokenAfter ? Double.NaN : 1;
        }

        @Override
        public Weights weights() {
            return updates == goodAfter ? PERFECT : ZERO;
        }

        @Override
        public void setWeights(Weights weights) {}

        @Override
        public void resetState() {}

        @Override
        public void resetState(int window) {
            pendingResets.add(window);
        }

        @Override
        public float[][] outputs(float[][] inputs) {
            throw new UnsupportedOperationException("not needed by the training loop");
        }

        @Override
        public void close() {}
    }
}
