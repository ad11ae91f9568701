package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.PendingLimit;
import io.wavecast.core.series.Score;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private OneSeries series = new OneSeries(1);

    @Test
    void shouldScoreAgainstTheObservation() {
        series.servedBy(aModel().warmup(2).build());
        series.accepted(0, 1);
        HorizonForecast step = series.accepted(1, 2).forecast().steps().get(0);

        Score score = series.accepted(2, 5).scores().get(0);

        double error = Math.abs(step.mean()[0] - 5);
        double outside = Math.max(0, Math.max(step.lower()[0] - 5, 5 - step.upper()[0]));
        assertThat(score.intervalScore())
                .isCloseTo(step.upper()[0] - step.lower()[0] + 2 / 0.1 * outside, within(1e-9));
        assertThat(score)
                .isEqualTo(new Score(
                        new ModelVersion("default", 1),
                        ForecastStatus.OK,
                        1,
                        OneSeries.at(2),
                        error,
                        3,
                        step.upper()[0] >= 5 ? 1 : 0,
                        score.intervalScore(),
                        false));
    }

    @Test
    void shouldScoreEachHorizonWhenItsTargetIsObserved() {
        series.servedBy(aModel().warmup(1).horizons(1, 3).build());

        assertThat(series.accepted(0, 1).scores()).isEmpty();
        assertThat(series.accepted(1, 1).scores()).extracting(Score::horizon).containsExactly(1);
        assertThat(series.accepted(2, 1).scores()).extracting(Score::horizon).containsExactly(1);
        assertThat(series.accepted(3, 1).scores()).extracting(Score::horizon).containsExactly(3, 1);
    }

    @Test
    void shouldStartWithIntervalsFromTheModelsError() {
        series.servedBy(aModel().warmup(1).error(0.2).scale(3).build());

        HorizonForecast step = series.accepted(0, 1).forecast().steps().get(0);

        assertThat(step.upper()[0] - step.mean()[0]).isCloseTo(1.645 * 0.2 * 3, within(1e-3));
        assertThat(step.mean()[0] - step.lower()[0]).isCloseTo(1.645 * 0.2 * 3, within(1e-3));
    }

    @Test
    void shouldStartEachHorizonFromTheModelsErrorAtThatHorizon() {
        series.servedBy(aModel().warmup(1).horizons(1, 4).errors(0.2, 0.3).build());

        ObservationResult.Accepted first = series.accepted(0, 1);

        assertThat(halfWidth(first, 0)).isCloseTo(1.645 * 0.2, within(1e-3));
        assertThat(halfWidth(first, 1)).isCloseTo(1.645 * 0.3, within(1e-3));
    }

    @Test
    void shouldExpectErrorsToGrowAsThoseOfARandomWalk() {
        series.servedBy(aModel().warmup(1).horizons(1, 4).error(0.2).build());

        ObservationResult.Accepted first = series.accepted(0, 1);

        assertThat(halfWidth(first, 1)).isCloseTo(1.645 * 0.4, within(1e-3));
    }

    @Test
    void shouldDeriveFarIntervalsFromTheNearestWithoutAnyError() {
        series.servedBy(aModel().warmup(1).horizons(1, 4).error(Double.NaN).build());
        series.accepted(0, 1);

        ObservationResult.Accepted second = series.accepted(1, 3); // the first score of horizon 1

        assertThat(halfWidth(second, 0)).isPositive();
        assertThat(halfWidth(second, 1)).isCloseTo(2 * halfWidth(second, 0), within(1e-9));
    }

    private static double halfWidth(ObservationResult.Accepted result, int index) {
        HorizonForecast step = result.forecast().steps().get(index);
        return (step.upper()[0] - step.lower()[0]) / 2;
    }

    @Test
    void shouldCoverNineOfTenObservations() {
        series.servedBy(aModel().warmup(1).error(Double.NaN).build());
        var random = new Random(5);
        int hits = 0;
        int scored = 0;
        for (int i = 0; i < 20_000; i++) {
            double noise = i < 10_000 ? 1 : 4; // the noise changes halfway
            ObservationResult.Accepted result = series.accepted(i, Math.sin(i / 5.0) + noise * random.nextGaussian());
            for (Score score : result.scores()) {
                hits += score.coverage() == 1 ? 1 : 0;
                scored++;
            }
        }

        assertThat((double) hits / scored).isCloseTo(0.9, within(0.01));
    }

    @Test
    void shouldBoundThePendingForecasts() {
        Integer[] horizons = new Integer[100];
        for (int i = 0; i < horizons.length; i++) {
            horizons[i] = i + 1;
        }
        series.servedBy(aModel().warmup(1).horizons(horizons).build());
        for (int i = 0; i < 300; i++) {
            ObservationResult.Accepted result = series.accepted(i, Math.sin(i));
            assertThat(series.state.pending().size()).isLessThanOrEqualTo(PendingLimit.FORECASTS);
            if (i > 0) {
                assertThat(result.scores()).extracting(Score::horizon).contains(1);
            }
        }
    }
}
