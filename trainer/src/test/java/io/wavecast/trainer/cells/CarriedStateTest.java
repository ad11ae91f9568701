package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
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
 * A signal that mostly repeats what it did twelve samples ago, learned through windows of eight by cells that begin as a line of
 * delays: what is to be read lies in the twelfth unit, but no window that begins with a state of zero ever shows it there.
 */
class CarriedStateTest {
    private static final int DELAY = 12;
    private static final int WINDOW = 8;
    private static final int HIDDEN = 16;
    private static final double ANEW = 0.15;

    @Test
    void shouldLearnWhatLiesFurtherBackThanAWindow() throws InterruptedException {
        double independent = bestLoss(false);
        double carried = bestLoss(true);

        // The share of the variance that is left over; the best there is leaves 1 − 0.85², as 15 % are drawn anew.
        assertThat(independent).isGreaterThan(0.95);
        assertThat(carried).isLessThan(0.7);
    }

    private static double bestLoss(boolean carryState) throws InterruptedException {
        var spec = new NetworkSpec(CellKind.ELMAN, 1, HIDDEN, 1, 1, 0, HeadActivation.IDENTITY, false, false);
        var defaults = LearningSettings.defaults();
        var settings = new LearningSettings(
                "pytorch",
                defaults.device(),
                WINDOW,
                carryState,
                0,
                32,
                600,
                1,
                0.005,
                defaults.loss(),
                0,
                0,
                1,
                1,
                defaults.maxTime());
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

    /** Each unit hands on to the next the sign that it held; nothing is read yet. */
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
