package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.Judge;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.progress.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many channels, one of which is known so far ahead that its lags back to that would be too many equations of all channels. */
class FarLeadTest {
    private static final int CHANNELS = 8;
    private static final int LEAD = 150;

    @Test
    void shouldReadTheLagOfAnInputThatIsKnownFarAhead() throws InterruptedException {
        var target = new ForecastTarget(List.of(1, 100, LEAD, LEAD + 1), false, 0.9).withChannels(List.of(0));
        FittedModel fit = FittedModel.of(
                TrainSettings.of("power").with(CellKind.NONE).with(target),
                History.of("power", 1_000_000, values()),
                TrainingListener.SILENT);

        Verdict verdict = new Judge(0.01, 0.1)
                .judge(
                        fit.model(new ModelVersion("power", 1), Lineage.UNKNOWN),
                        fit.split().test(),
                        fit.baseline(),
                        Optional.empty());

        assertThat(verdict.errors().subList(0, 3)).allMatch(error -> error < 0.25);
        assertThat(verdict.errors().get(3)).as("beyond the lead").isGreaterThan(0.8);
    }

    private static double[][] values() {
        var random = new Random(1);
        double[][] values = new double[4_000][CHANNELS];
        for (int t = 0; t < values.length; t++) {
            for (int c = 0; c < CHANNELS; c++) {
                values[t][c] = random.nextGaussian();
            }
            values[t][0] = 0.1 * values[t][0] + (t < LEAD ? 0 : values[t - LEAD][1]);
        }
        return values;
    }
}
