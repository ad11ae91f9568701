package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.progress.TrainingListener;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FittedModelTest {
    private static final double STEP = 0.3;

    /** One channel of two lacks a fifth of its values, in runs. */
    @Test
    void shouldLearnFromMissingValuesAsTheStreamFillsThem() throws InterruptedException {
        double[][] values = new double[3_000][2];
        double[][] truth = new double[values.length][1];
        var random = new Random(1);
        for (int t = 0; t < values.length; t++) {
            truth[t][0] = Math.sin(STEP * t) + 0.01 * random.nextGaussian();
            values[t][0] = t > 100 && t % 20 < 4 ? Double.NaN : truth[t][0];
            values[t][1] = Math.cos(STEP * t) + 0.01 * random.nextGaussian();
        }

        FittedModel fit = FittedModel.of(
                TrainSettings.of("pump").with(CellKind.NONE).withLags(32),
                History.of("pump", 4_000, values),
                TrainingListener.SILENT);

        SeriesSlice train = fit.split().train().get(0);
        double squares = 0;
        int missing = 0;
        for (int t = 200; t < train.values().length; t++) {
            if (!train.observed()[t][0]) {
                squares += Math.pow(train.values()[t][0] - truth[t][0], 2);
                missing++;
            }
        }
        assertThat(missing).isGreaterThan(300);
        assertThat(Math.sqrt(squares / missing))
                .as("the last value is off by 0.5")
                .isLessThan(0.1);
    }
}
