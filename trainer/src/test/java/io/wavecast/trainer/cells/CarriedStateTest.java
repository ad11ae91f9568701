package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Targets;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A signal that mostly repeats its value of twelve samples ago, trained on windows of eight. The initial cells are a delay line: the value
 * is in the twelfth unit, but a window that starts with a state of zero never has it there.
 */
class CarriedStateTest {
    private static final int DELAY = 12;
    private static final int WINDOW = 8;
    private static final int HIDDEN = 16;
    private static final double ANEW = 0.15;

    @Test
    void shouldLearnADelayLongerThanAWindow() throws InterruptedException {
        double independent = bestLoss(false);
        double carried = bestLoss(true);

        // Relative mean square errors. The least possible one is 1 − 0.85², because 15 % of the values are drawn anew.
        assertThat(independent).isGreaterThan(0.95);
        assertThat(carried).isLessThan(0.7);
    }

    private static double bestLoss(boolean carryState) throws InterruptedException {
        var spec = NetworkSpec.builder(CellKind.ELMAN).hidden(HIDDEN).build();
        var defaults = LearningSettings.defaults();
        OptimizerSettings optimizer = defaults.optimizer();
        var settings = new LearningSettings(
                "pytorch",
                defaults.device(),
                new WindowSettings(WINDOW, 32, carryState, 0),
                new OptimizerSettings(optimizer.loss(), 0.005, 1, 600, 1, optimizer.maxTime()),
                Regularisation.NONE,
                1);
        List<SeriesSlice> train = List.of(signal(1, 4_000), signal(2, 2_000));
        var residuals = Residuals.fit(new Targets(List.of(1), 1, false, 0), Optional.empty(), train);
        double[] best = {Double.POSITIVE_INFINITY};
        var listener = new TrainingListener() {
            @Override
            public void updatesDone(int update, int updates, double loss, double validation, Duration timeLeft) {
                best[0] = Math.min(best[0], validation);
            }
        };
        new GradientTraining(Engines.of("pytorch"), spec, settings, residuals)
                .run(delays(), train, List.of(signal(3, 1_000)), listener);
        return best[0];
    }

    /** Each unit passes its sign on to the next one; the head is zero. */
    private static Weights delays() {
        float[] input = new float[HIDDEN];
        input[0] = 3;
        float[] recurrent = new float[HIDDEN * HIDDEN];
        for (int unit = 1; unit < HIDDEN; unit++) {
            recurrent[unit * HIDDEN + unit - 1] = 3;
        }
        var layer = new LayerWeights(
                Matrix.fromRowMajor(HIDDEN, 1, input),
                Matrix.fromRowMajor(HIDDEN, HIDDEN, recurrent),
                new float[HIDDEN],
                new float[HIDDEN]);
        return new Weights(
                Optional.empty(),
                List.of(layer),
                Matrix.fromRowMajor(1, HIDDEN, new float[HIDDEN]),
                new float[1],
                Optional.empty());
    }

    private static SeriesSlice signal(long seed, int length) {
        var random = new Random(seed);
        double[][] values = new double[length][1];
        for (int t = 0; t < length; t++) {
            boolean anew = t < DELAY || random.nextDouble() < ANEW;
            values[t][0] = anew ? random.nextBoolean() ? 1 : -1 : values[t - DELAY][0];
        }
        return new SeriesSlice(values, 1);
    }
}
