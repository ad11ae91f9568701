package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesForecasterTest {
    private OneSeries series = new OneSeries(1);

    @Test
    void shouldForecastAsTheModelDoesAlone() {
        Model model = aModel().warmup(4).horizons(1, 3).build();
        series.servedBy(model);
        double[] values = Signals.noisySine(30, 1);

        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            forecasts.add(series.given(i, values[i]).forecast());
        }

        // The hidden state begins with the ring as it was at the end of the warmup: with all that came before.
        var runner = new ModelRunner(model);
        HiddenState hidden = runner.fresh();
        double[][] means = new double[2][1];
        for (int i = 0; i < values.length; i++) {
            runner.step(hidden, new double[] {values[i]}, means);
            if (i >= 3) {
                assertThat(forecasts.get(i).status()).isEqualTo(ForecastStatus.OK);
                assertThat(forecasts.get(i).steps().get(0).mean()).isEqualTo(means[0]);
                assertThat(forecasts.get(i).steps().get(1).mean()).isEqualTo(means[1]);
            }
        }
    }

    @Test
    void shouldSayTheLastValueForTheModelsHorizonsWhileItWarmsUp() {
        series.servedBy(aModel().warmup(4).horizons(2, 5).build());

        Forecast forecast = series.given(0, 0.7).forecast();

        assertThat(forecast.model()).isEqualTo(ModelVersion.NAIVE);
        assertThat(forecast.steps()).extracting(HorizonForecast::horizon).containsExactly(1, 2, 5);
        assertThat(forecast.steps()).allSatisfy(step -> assertThat(step.mean()).containsExactly(0.7));
        assertThat(forecast.steps())
                .extracting(HorizonForecast::atMicros)
                .containsExactly(OneSeries.at(1), OneSeries.at(2), OneSeries.at(5));
    }

    @Test
    void shouldRebuildTheHiddenStateFromTheRing() {
        series.servedBy(aModel().build());
        double[] values = Signals.noisySine(40, 2);
        for (int i = 0; i < 39; i++) {
            series.given(i, values[i]);
        }
        Model next = aModel().version(2).seed(9).build();
        series.servedBy(next);

        ObservationResult.Accepted answer = series.given(39, values[39]);

        var runner = new ModelRunner(next);
        HiddenState hidden = runner.fresh();
        for (int i = 39 - 16; i < 39; i++) {
            runner.absorb(hidden, new double[] {values[i]});
        }
        double[][] means = new double[1][1];
        runner.step(hidden, new double[] {values[39]}, means);
        assertThat(answer.rebuilt()).isTrue();
        assertThat(answer.forecast().model()).isEqualTo(next.version());
        assertThat(answer.forecast().steps().get(0).mean()).isEqualTo(means[0]);
    }

    @Test
    void shouldStepThroughAShortGapWithItsOwnForecasts() {
        Model gru = aModel().build();
        series.servedBy(gru);
        double[] values = Signals.noisySine(10, 3);
        for (int i = 0; i < 10; i++) {
            series.given(i, values[i]);
        }

        Forecast forecast =
                series.given(13, 0.5).forecast(); // samples 10, 11 and 12 are missing: as many as are allowed

        var runner = new ModelRunner(gru);
        HiddenState hidden = runner.fresh();
        double[][] means = new double[1][1];
        for (double value : values) {
            runner.step(hidden, new double[] {value}, means);
        }
        for (int missing = 0; missing < 3; missing++) {
            runner.step(hidden, means[0].clone(), means);
        }
        runner.step(hidden, new double[] {0.5}, means);
        assertThat(forecast.status()).isEqualTo(ForecastStatus.FILLED);
        assertThat(forecast.steps().get(0).mean()).isEqualTo(means[0]);
        assertThat(series.given(14, 0.5).forecast().status()).isEqualTo(ForecastStatus.OK);
    }

    @Test
    void shouldFillGapsForAModelThatSaysOnlyFarHorizons() {
        Model far = aModel().horizons(4).build();
        Model near = aModel().horizons(1, 4).build();
        series.servedBy(far);
        var other = new SeriesForecaster(OneSeries.SETTINGS);
        SeriesState otherState = other.fresh(1);
        Forecast farSays = null;
        ObservationResult nearSays = null;
        for (int tick : new int[] {0, 1, 2, 3, 4, 7, 8}) {
            farSays = series.given(tick, Math.sin(tick)).forecast();
            nearSays = other.answer(
                    otherState,
                    new Observation(OneSeries.at(tick), Math.sin(tick)),
                    Optional.of(near),
                    OneSeries.at(tick),
                    OneSeries.at(tick));
        }

        assertThat(farSays.steps().get(0))
                .usingRecursiveComparison()
                .ignoringFields("lower", "upper")
                .isEqualTo(((ObservationResult.Accepted) nearSays).forecast().steps().get(1));
    }

    @Test
    void shouldWarmUpAgainAfterALongGap() {
        series.servedBy(aModel().warmup(2).build());
        for (int i = 0; i < 10; i++) {
            series.given(i, i);
        }

        ObservationResult.Accepted after = series.given(14, 0.5); // four are missing

        assertThat(after.forecast().status()).isEqualTo(ForecastStatus.WARMING);
        assertThat(after.unscored()).isEqualTo(1);
        assertThat(series.state.ring().size()).isEqualTo(1);
        assertThat(series.given(15, 0.5).forecast().status()).isEqualTo(ForecastStatus.OK);
    }

    @Test
    void shouldPutItsOwnForecastInThePlaceOfAMissingChannel() {
        series = new OneSeries(2);
        series.servedBy(aModel().channels(2).build());
        Forecast before = null;
        for (int i = 0; i < 6; i++) {
            before = series.given(i, Math.sin(i), Math.cos(i)).forecast();
        }
        double expected = before.steps().get(0).mean()[1];

        ObservationResult.Accepted answer = series.given(6, 0.1, Double.NaN);

        assertThat(answer.forecast().status()).isEqualTo(ForecastStatus.FILLED);
        assertThat(series.state.last()).containsExactly(0.1, expected);
        // The missing channel is left out of the error.
        double error = Math.abs(before.steps().get(0).mean()[0] - 0.1);
        assertThat(answer.scores()).singleElement().satisfies(score -> assertThat(score.error())
                .isCloseTo(error, within(1e-12)));
    }

    @Test
    void shouldKeepTheLastValueOfAMissingChannelWithoutAModel() {
        series = new OneSeries(2);
        series.given(0, 1, 2);

        Forecast forecast = series.given(1, 3, Double.NaN).forecast();

        assertThat(forecast.status()).isEqualTo(ForecastStatus.WARMING);
        assertThat(forecast.steps().get(0).mean()).containsExactly(3, 2);
    }

    @Test
    void shouldLiveWithAChannelThatNeverHadAValue() {
        series = new OneSeries(2);
        assertThat(series.given(0, 1, Double.NaN).forecast().steps().get(0).mean())
                .containsExactly(1, Double.NaN);
        series.servedBy(aModel().channels(2).warmup(2).build());

        Forecast forecast = series.given(1, 2, Double.NaN).forecast();

        assertThat(forecast.steps().get(0).mean()).doesNotContain(Double.NaN);
    }

    @Test
    void shouldAnswerNaivelyWhereAModelHasNothingFiniteToSay() {
        series.servedBy(aModel().warmup(1).scale(1e308).leaning(5).build());

        ObservationResult.Accepted answer = series.given(0, 1.7e308);
        ObservationResult.Accepted next = series.given(1, -1.7e308);

        assertThat(next.modelFailed()).isTrue();
        for (ObservationResult.Accepted each : List.of(answer, next)) {
            assertThat(each.forecast().model()).isEqualTo(ModelVersion.NAIVE);
            assertThat(each.forecast().status()).isEqualTo(ForecastStatus.WARMING);
            for (HorizonForecast step : each.forecast().steps()) {
                assertThat(step.mean()[0]).isFinite();
                assertThat(step.lower()[0]).isFinite();
                assertThat(step.upper()[0]).isFinite();
            }
        }
    }

    @Test
    void shouldLeaveTheStateAsItWasWhenItRefuses() {
        series.servedBy(aModel().warmup(1).build());
        series.given(0, 1);
        series.given(1, 2);
        var codec = new SeriesStateCodec();
        byte[] before = codec.write(series.state);

        assertThat(series.refused(1, 3).reason()).isEqualTo(RejectionReason.DUPLICATE);
        assertThat(series.refused(0, 3).reason()).isEqualTo(RejectionReason.OUT_OF_ORDER);
        assertThat(series.refused(2, 3, 4).reason()).isEqualTo(RejectionReason.CHANNEL_COUNT);
        assertThat(codec.write(series.state)).isEqualTo(before);
    }

    @Test
    void shouldGoOnFromItsBytesAsIfNothingHadHappened() {
        series.servedBy(aModel().warmup(3).horizons(1, 2, 7).build());
        var codec = new SeriesStateCodec();
        OneSeries other = series.readBack();
        for (int tick : new int[] {0, 1, 2, 3, 4, 6, 7, 8, 30, 31, 32, 33, 34, 35, 150, 151}) {
            ObservationResult here = series.answer(tick, Math.sin(tick));
            ObservationResult there = other.answer(tick, Math.sin(tick));

            assertThat(there).isEqualTo(here);
            assertThat(codec.write(other.state)).isEqualTo(codec.write(series.state));
            other = other.readBack();
        }
    }

    @Test
    void shouldCountTicksInTheModelsPeriodOrTheLastSpacing() {
        long period = Signals.PERIOD_MICROS;
        series.given(0, 1);
        series.given(1, 2);
        assertThat(series.state.tick()).isEqualTo(2);

        series.answerAt(series.state.lastMicros() + period + period / 3, 3); // jitter
        assertThat(series.state.tick()).isEqualTo(3);

        series.servedBy(aModel().periodMicros(period / 2).warmup(100).build());
        series.answerAt(series.state.lastMicros() + period, 3);
        assertThat(series.state.tick()).isEqualTo(5);
    }
}
