package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.trainer.adapt.HeldOutAdapted;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.ForecastTarget;
import io.wavecast.trainer.training.TrainSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A model of one of three channels, trained on a series with missing values and samples: what the trainer judges is what the service publishes, to the bit.
 * The two never meet but in a topic.
 */
class ExogenousAgreementTest {
    private static final long SECOND = 1_000_000;
    private static final List<Integer> HORIZONS = List.of(1, 3);
    private static final int TARGET = 1;

    @ParameterizedTest
    @CsvSource({"false, false, false", "false, true, false", "true, false, false", "false, false, true"})
    void shouldForecastInTheStreamAsTheTrainerJudges(boolean closedLoop, boolean differenced, boolean adapted)
            throws InterruptedException {
        double[][] values = values();
        TrainSettings settings = TrainSettings.of("power")
                .with(CellKind.NONE)
                .withLags(16)
                .withDifferenced(differenced)
                .with(new ForecastTarget(HORIZONS, closedLoop, 0.9).withChannels(List.of(TARGET)));
        FittedModel fit = FittedModel.of(settings, History.of("power", SECOND, values), TrainingListener.SILENT);
        AdapterSettings adapter = AdapterSettings.of(0, 300, HORIZONS);
        Model model = fit.model(new ModelVersion("power", 1), Lineage.UNKNOWN)
                .withAdapter(adapted ? Optional.of(adapter) : Optional.empty());
        SeriesSlice slice = slice(values, model.spec().warmup());
        HeldOutErrors judged = HeldOutErrors.of(
                "judged",
                HORIZONS,
                List.of(slice),
                adapted ? new HeldOutAdapted(model, adapter) : HeldOutForecasters.network(model));

        var forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        SeriesState state = forecaster.newState(3);
        int compared = 0;
        for (int t = 0; t < values.length; t++) {
            if (Arrays.stream(values[t]).allMatch(Double::isNaN)) {
                continue;
            }
            var observation = new Observation(1_700_000_000 * SECOND + t * SECOND, values[t].clone());
            var answer = (ObservationResult.Accepted) forecaster.observe(
                    state, observation, Optional.of(model), observation.timeMicros(), observation.timeMicros());
            ForecastDraft draft = answer.draft();
            for (int h = 0; h < HORIZONS.size() && t + 1 >= slice.firstTarget(); h++) {
                assertThat(draft.mean(h)[0]).isNaN();
                int target = t + HORIZONS.get(h);
                if (target < values.length && !Double.isNaN(values[target][TARGET])) {
                    double error = draft.mean(h)[TARGET] - values[target][TARGET];
                    assertThat(error)
                            .as("sample %d", t)
                            .isEqualTo(judged.errors(h, TARGET)[target - slice.firstTarget()]);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(3_000);
    }

    /** Missing values repeat the last ones, as in a history. */
    private static SeriesSlice slice(double[][] values, int firstTarget) {
        double[][] repeated = new double[values.length][3];
        boolean[][] observed = new boolean[values.length][3];
        for (int t = 0; t < values.length; t++) {
            for (int c = 0; c < 3; c++) {
                observed[t][c] = !Double.isNaN(values[t][c]);
                repeated[t][c] = observed[t][c] ? values[t][c] : repeated[t - 1][c];
            }
        }
        return new SeriesSlice(repeated, observed, firstTarget);
    }

    private static double[][] values() {
        var random = new Random(2);
        double[][] values = new double[2_000][3];
        double state = 0;
        for (int t = 0; t < values.length; t++) {
            state = 0.9 * state + random.nextGaussian();
            values[t][0] = 1_000 + 30 * state;
            values[t][1] = 5 + (t < 3 ? 0 : 0.01 * values[t - 3][0]) + 0.05 * random.nextGaussian();
            values[t][2] = random.nextGaussian();
        }
        for (int t = 100; t < values.length; t++) {
            boolean whole = random.nextInt(40) == 0;
            for (int c = 0; c < 3; c++) {
                values[t][c] = whole || random.nextInt(40) == 0 ? Double.NaN : values[t][c];
            }
        }
        return values;
    }
}
