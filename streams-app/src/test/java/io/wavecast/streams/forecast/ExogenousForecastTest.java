package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.series.Levels;
import io.wavecast.core.series.Score;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.json.ForecastJson;
import io.wavecast.streams.forecast.OneSeries.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Series of three channels, of which a model forecasts the middle one; the others are inputs only. */
class ExogenousForecastTest {
    private static final Model MODEL =
            aModel().channels(3).targets(1).horizons(1, 2).build();

    private OneSeries series = new OneSeries(3);

    @Test
    void shouldForecastTheTargetsAlone() {
        series.servedBy(MODEL);
        for (int t = 0; t < 40; t++) {
            Forecast forecast = series.accepted(t, sample(t)).forecast();

            assertThat(forecast.status()).isEqualTo(t < 3 ? ForecastStatus.WARMING : ForecastStatus.OK);
            for (HorizonForecast step : forecast.steps()) {
                for (double[] values : List.of(step.mean(), step.lower(), step.upper())) {
                    assertThat(values[0]).isNaN();
                    assertThat(values[1]).isFinite();
                    assertThat(values[2]).isNaN();
                }
            }
            series = t % 7 == 0 ? series.readBack() : series;
        }
        ForecastDraft draft = series.accepted(40, sample(40)).draft();
        assertThat(new String(new ForecastJson().write(draft), StandardCharsets.UTF_8))
                .contains("\"mean\":[null," + draft.mean(0)[1] + ",null],\"lower\":[null,");
    }

    @Test
    void shouldScoreTheTargetsAlone() {
        series.servedBy(MODEL);
        double[] forecasts = new double[41];
        for (int t = 0; t < 40; t++) {
            double[] sample = sample(t);
            Answer answer = series.answer(t, sample);
            for (Score score : answer.scores()) {
                if (score.horizon() == 1) {
                    assertThat(score.error()).isEqualTo(Math.abs(forecasts[t] - sample[1]));
                    assertThat(score.naiveError()).isEqualTo(Math.abs(sample(t - 1)[1] - sample[1]));
                    assertThat(score.coverage()).isIn(0.0, 1.0);
                }
            }
            assertThat(answer.scores()).hasSize(Math.min(t, 2));
            forecasts[t + 1] = answer.forecast().steps().get(0).mean()[1];
        }
    }

    @Test
    void shouldNotScoreAForecastWhoseTargetIsMissing() {
        series.servedBy(MODEL);
        for (int t = 0; t < 10; t++) {
            series.accepted(t, sample(t));
        }

        Answer answer = series.answer(10, 1, Double.NaN, 2);

        assertThat(answer.scores()).isEmpty();
        assertThat(answer.unscored()).isEqualTo(2);
        assertThat(answer.forecast().status()).isEqualTo(ForecastStatus.FILLED);
    }

    /** A gap of two samples, and one missing channel after it. */
    @Test
    void shouldFillAnExogenousChannelWithItsLastValue() {
        series.servedBy(MODEL);
        for (int t = 0; t < 10; t++) {
            series.accepted(t, sample(t));
        }
        double expected =
                series.accepted(10, sample(10)).forecast().steps().get(0).mean()[1];

        series.accepted(13, Double.NaN, 0.5, 7);

        double[] past = series.state.ring().samples();
        int last = past.length / 3 - 1;
        assertThat(past[(last - 2) * 3]).isEqualTo(sample(10)[0]);
        assertThat(past[(last - 2) * 3 + 1]).isEqualTo(expected);
        assertThat(past[(last - 1) * 3 + 2]).isEqualTo(sample(10)[2]);
        assertThat(past[last * 3]).isEqualTo(sample(10)[0]);
        assertThat(past[last * 3 + 2]).isEqualTo(7);
    }

    @Test
    void shouldHaveNoLevelsOfExogenousChannels() {
        series = new OneSeries(3, new ForecastSettings(3, 16, true, WireFormat.JSON).withLevels(Levels.of(0.5, 0.9)));
        series.servedBy(MODEL);
        for (int t = 0; t < 20; t++) {
            for (HorizonForecast step : series.accepted(t, sample(t)).forecast().steps()) {
                for (LevelInterval level : step.levels()) {
                    assertThat(level.lower()[0]).isNaN();
                    assertThat(level.upper()[2]).isNaN();
                    assertThat(level.lower()[1]).isLessThanOrEqualTo(level.upper()[1]);
                }
            }
        }
    }

    @Test
    void shouldCorrectTheTargetsAlone() {
        Model adapted = MODEL.withAdapter(Optional.of(AdapterSettings.of(0, 300, List.of(1, 2))));
        var plain = new OneSeries(3);
        series.servedBy(adapted);
        plain.servedBy(MODEL);
        double difference = 0;
        for (int t = 0; t < 60; t++) {
            double[] mean =
                    series.accepted(t, sample(t)).forecast().steps().get(0).mean();
            double[] frozen =
                    plain.accepted(t, sample(t)).forecast().steps().get(0).mean();
            assertThat(mean[0]).isNaN();
            difference += Math.abs(mean[1] - frozen[1]);
            series = t % 7 == 0 ? series.readBack() : series;
        }
        assertThat(difference).isPositive();
    }

    @Test
    void shouldAnswerQueriesForTheTargetsAlone() {
        series.servedBy(MODEL);
        for (int t = 0; t < 40; t++) {
            series.accepted(t, sample(t));
        }

        Outlook outlook = LookAhead.of(series.readBack().state, Optional.of(MODEL), 4);

        assertThat(outlook.forecast().model()).isEqualTo(MODEL.version());
        assertThat(outlook.published()).containsExactlyInAnyOrder(1, 2);
        assertThat(outlook.learned()).containsExactlyInAnyOrder(1, 2);
        for (HorizonForecast step : outlook.forecast().steps()) {
            assertThat(step.mean()[0]).isNaN();
            assertThat(step.mean()[1]).isFinite();
            assertThat(step.upper()[1]).isFinite();
        }
    }

    /** Errors of other channels cannot be compared with those of the version in force. */
    @Test
    void shouldStepOnlyChallengersWithTheSameTargets() {
        series.servedBy(MODEL);
        series.challengedBy(
                Optional.of(aModel().channels(3).version(2).horizons(1, 2).build()));
        for (int t = 0; t < 10; t++) {
            series.accepted(t, sample(t));
        }
        assertThat(series.state.sections().challenger()).isNull();

        series.challengedBy(Optional.of(aModel().channels(3)
                .targets(1)
                .version(3)
                .seed(3)
                .horizons(1, 2)
                .build()));
        int scores = 0;
        for (int t = 10; t < 30; t++) {
            for (Score score : series.answer(t, sample(t)).scores()) {
                scores += score.status() == ForecastStatus.CHALLENGER ? 1 : 0;
            }
        }
        assertThat(requireNonNull(series.state.sections().challenger()).version())
                .isEqualTo(new ModelVersion("default", 3));
        assertThat(scores).isGreaterThan(20);
    }

    private static double[] sample(int t) {
        return new double[] {Math.cos(0.3 * t), Math.sin(0.7 * t), 0.1 * (t % 5)};
    }
}
