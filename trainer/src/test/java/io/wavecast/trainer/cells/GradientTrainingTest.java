package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
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

/** What is done with weights, whatever an engine makes of them. The signal goes up and down between -1 and 1. */
class GradientTrainingTest {
    private static final NetworkSpec SPEC =
            new NetworkSpec(CellKind.ELMAN, 1, 1, 1, 1, 0, HeadActivation.IDENTITY, false, false);
    private static final int WINDOW = 8;
    /** Always says 0. */
    private static final Weights SILENT = weights(0);
    /** Says the opposite of what it sees, which is what comes. */
    private static final Weights RIGHT = weights(-1);

    private final List<Double> rates = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private final List<Set<Integer>> forgotten = new ArrayList<>(); // (batches) windows that begin anew
    private final Set<Integer> anew = new TreeSet<>();
    private int goodAfter = -1;
    private int brokenAfter = -1;

    @Test
    void shouldKeepTheWeightsThatDidBestAndEndWhenNoneWasBetterForLong() throws InterruptedException {
        goodAfter = 2;

        var result = train(20, 0.35);

        assertThat(result.best()).isSameAs(RIGHT);
        assertThat(result.bestUpdate()).isEqualTo(2);
        assertThat(result.updates()).isEqualTo(2 + 7);
    }

    @Test
    void shouldKeepWhatWasBestBeforeTrainingWentAstray() throws InterruptedException {
        goodAfter = 2;
        brokenAfter = 4;

        var result = train(20, 1);

        assertThat(result.best()).isSameAs(RIGHT);
        assertThat(result.updates()).isEqualTo(4);
    }

    @Test
    void shouldWarmUpAndSlowDown() throws InterruptedException {
        train(100, 1);

        double highest = LearningSettings.defaults().learningRate();
        assertThat(rates).hasSize(100);
        assertThat(rates.subList(0, 9)).isSorted();
        assertThat(rates.get(0)).isCloseTo(highest / 10, within(1e-3 * highest));
        assertThat(rates.get(9)).isCloseTo(highest, within(0.03 * highest));
        assertThat(rates.subList(10, 100)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(rates.get(99)).isCloseTo(0.02 * highest, within(1e-3 * highest));
    }

    @Test
    void shouldGoOnWhereTheWindowBeforeEndedItsOpenLoop() throws InterruptedException {
        int future = 3;
        // Values are unlike each other, so that they tell where they are from.
        train(settings(40, 1, true, future), List.of(counting(0, 50), counting(100, 30)));

        assertThat(forgotten.get(0)).containsExactly(0, 1);
        int carriedOn = 0;
        for (int update = 1; update < 40; update++) {
            for (int w = 0; w < 2; w++) {
                float before = batches.get(update - 1).inputs()[w][0][0];
                float now = batches.get(update).inputs()[w][0][0];
                boolean goesOn = !forgotten.get(update).contains(w);
                assertThat(now == before + WINDOW - future).isEqualTo(goesOn);
                assertThat(now >= 100).as("from %s to %s", before, now).isEqualTo(before >= 100 == goesOn);
                // A quarter of a window settles a state that begins with zero.
                float[][] targets = batches.get(update).targets()[w];
                assertThat(Float.isNaN(targets[1][0])).isEqualTo(!goesOn);
                assertThat(targets[2][0]).isNotNaN();
                carriedOn += goesOn ? 1 : 0;
            }
        }
        assertThat(carriedOn).isBetween(40, 75);
    }

    @Test
    void shouldBeginEachWindowAnewUnlessStatesAreCarriedOn() throws InterruptedException {
        train(20, 1);

        assertThat(forgotten).hasSize(20).allSatisfy(windows -> assertThat(windows)
                .containsExactly(0, 1));
    }

    private GradientTraining.Result train(int updates, double patience) throws InterruptedException {
        return train(settings(updates, patience, false, 0), List.of(alternating(200)));
    }

    private GradientTraining.Result train(LearningSettings settings, List<SeriesSlice> train) throws InterruptedException {
        var residuals = Residuals.fit(new Targets(List.of(1), 1, false, 0), Optional.empty(), train);
        return new GradientTraining(new Scripted(), SPEC, settings, residuals)
                .run(SILENT, train, List.of(alternating(60)), TrainingListener.SILENT);
    }

    private static LearningSettings settings(int updates, double patience, boolean carryState, int future) {
        var defaults = LearningSettings.defaults();
        return new LearningSettings(
                defaults.engine(),
                defaults.device(),
                WINDOW,
                carryState,
                future,
                2,
                updates,
                patience,
                defaults.learningRate(),
                defaults.loss(),
                0,
                0,
                1,
                1,
                defaults.maxTime());
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

    /** Right after one certain update, silent after all others. */
    private final class Scripted implements Engine, TrainableNetwork {
        private int updates;

        @Override
        public String device() {
            return "paper";
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
            forgotten.add(new TreeSet<>(anew));
            anew.clear();
            updates++;
            return updates == brokenAfter ? Double.NaN : 1;
        }

        @Override
        public Weights weights() {
            return updates == goodAfter ? RIGHT : SILENT;
        }

        @Override
        public void take(Weights weights) {}

        @Override
        public void forgetState() {}

        @Override
        public void forgetState(int window) {
            anew.add(window);
        }

        @Override
        public float[][] outputs(float[][] inputs) {
            throw new UnsupportedOperationException("not asked for");
        }

        @Override
        public void close() {}
    }
}
