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
    void shouldForecastLikeTheModelRunner() {
        Model model = aModel().warmup(4).horizons(1, 3).build();
        series.servedBy(model);
        double[] values = Signals.noisySine(30, 1);

        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            forecasts.add(series.accepted(i, values[i]).forecast());
        }

        // The hidden state is rebuilt from the ring at the end of the warm-up, so it includes all samples.
        var runner = new ModelRunner(model);
        HiddenState hidden = runner.newState();
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
    void shouldRepeatTheLastValueForTheModelsHorizonsDuringWarmUp() {
        series.servedBy(aModel().warmup(4).horizons(2, 5).build());

        Forecast forecast = series.accepted(0, 0.7).forecast();

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
            series.accepted(i, values[i]);
        }
        Model next = aModel().version(2).seed(9).build();
        series.servedBy(next);

        ObservationResult.Accepted result = series.accepted(39, values[39]);

        var runner = new ModelRunner(next);
        HiddenState hidden = runner.newState();
        for (int i = 39 - 16; i < 39; i++) {
            runner.advance(hidden, new double[] {values[i]});
        }
        double[][] means = new double[1][1];
        runner.step(hidden, new double[] {values[39]}, means);
        assertThat(result.incidents()).contains(ObservationResult.Incident.REBUILT);
        assertThat(result.forecast().model()).isEqualTo(next.version());
        assertThat(result.forecast().steps().get(0).mean()).isEqualTo(means[0]);
    }

    @Test
    void shouldFillAShortGapWithItsOwnForecasts() {
        Model gru = aModel().build();
        series.servedBy(gru);
        double[] values = Signals.noisySine(10, 3);
        for (int i = 0; i < 10; i++) {
            series.accepted(i, values[i]);
        }

        Forecast forecast = series.accepted(13, 0.5)
                .forecast(); // samples 10, 11 and 12 are missing, the longest gap that is filled

        var runner = new ModelRunner(gru);
        HiddenState hidden = runner.newState();
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
        assertThat(series.accepted(14, 0.5).forecast().status()).isEqualTo(ForecastStatus.OK);
    }

    @Test
    void shouldFillGapsForAModelOfFarHorizonsOnly() {
        Model far = aModel().horizons(4).build();
        Model near = aModel().horizons(1, 4).build();
        series.servedBy(far);
        var other = new SeriesForecaster(OneSeries.SETTINGS);
        SeriesState otherState = other.newState(1);
        Forecast farForecast = null;
        ObservationResult nearResult = null;
        for (int tick : new int[] {0, 1, 2, 3, 4, 7, 8}) {
            farForecast = series.accepted(tick, Math.sin(tick)).forecast();
            nearResult = other.observe(
                    otherState,
                    new Observation(OneSeries.at(tick), Math.sin(tick)),
                    Optional.of(near),
                    OneSeries.at(tick),
                    OneSeries.at(tick));
        }

        assertThat(farForecast.steps().get(0))
                .usingRecursiveComparison()
                .ignoringFields("lower", "upper")
                .isEqualTo(((ObservationResult.Accepted) nearResult)
                        .forecast()
                        .steps()
                        .get(1));
    }

    @Test
    void shouldWarmUpAgainAfterALongGap() {
        series.servedBy(aModel().warmup(2).build());
        for (int i = 0; i < 10; i++) {
            series.accepted(i, i);
        }

        ObservationResult.Accepted after = series.accepted(14, 0.5); // four are missing

        assertThat(after.forecast().status()).isEqualTo(ForecastStatus.WARMING);
        assertThat(after.unscored()).isEqualTo(1);
        assertThat(series.state.ring().size()).isEqualTo(1);
        assertThat(series.accepted(15, 0.5).forecast().status()).isEqualTo(ForecastStatus.OK);
    }

    @Test
    void shouldFillAMissingChannelWithItsOwnForecast() {
        series = new OneSeries(2);
        series.servedBy(aModel().channels(2).build());
        Forecast before = null;
        for (int i = 0; i < 6; i++) {
            before = series.accepted(i, Math.sin(i), Math.cos(i)).forecast();
        }
        double expected = before.steps().get(0).mean()[1];

        ObservationResult.Accepted result = series.accepted(6, 0.1, Double.NaN);

        assertThat(result.forecast().status()).isEqualTo(ForecastStatus.FILLED);
        assertThat(series.state.last()).containsExactly(0.1, expected);
        // The missing channel is left out of the error.
        double error = Math.abs(before.steps().get(0).mean()[0] - 0.1);
        assertThat(result.scores()).singleElement().satisfies(score -> assertThat(score.error())
                .isCloseTo(error, within(1e-12)));
    }

    @Test
    void shouldFillAMissingChannelWithTheLastValueWithoutAModel() {
        series = new OneSeries(2);
        series.accepted(0, 1, 2);

        Forecast forecast = series.accepted(1, 3, Double.NaN).forecast();

        assertThat(forecast.status()).isEqualTo(ForecastStatus.WARMING);
        assertThat(forecast.steps().get(0).mean()).containsExactly(3, 2);
    }

    @Test
    void shouldForecastDespiteAChannelThatNeverHadAValue() {
        series = new OneSeries(2);
        assertThat(series.accepted(0, 1, Double.NaN).forecast().steps().get(0).mean())
                .containsExactly(1, Double.NaN);
        series.servedBy(aModel().channels(2).warmup(2).build());

        Forecast forecast = series.accepted(1, 2, Double.NaN).forecast();

        assertThat(forecast.steps().get(0).mean()).doesNotContain(Double.NaN);
    }

    @Test
    void shouldForecastNaivelyIfTheModelsForecastIsNotFinite() {
        series.servedBy(aModel().warmup(1).scale(1e308).offset(5).build());

        OneSeries.Answer result = series.answer(0, 1.7e308);
        OneSeries.Answer next = series.answer(1, -1.7e308);

        assertThat(result.incidents()).contains(ObservationResult.Incident.MODEL_FAILED);
        for (OneSeries.Answer each : List.of(result, next)) {
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
    void shouldForecastAsIfARejectedObservationHadNotCome() {
        series.servedBy(aModel().warmup(1).build());
        series.accepted(0, 1);
        series.accepted(1, 2);
        var codec = new SeriesStateCodec();
        OneSeries undisturbed = series.readBack();
        byte[] before = codec.write(series.state);

        assertThat(series.rejected(1, 3).reason()).isEqualTo(RejectionReason.DUPLICATE);
        assertThat(codec.write(series.state)).isEqualTo(before);
        assertThat(series.rejected(0, 3).reason()).isEqualTo(RejectionReason.OUT_OF_ORDER);
        assertThat(codec.write(series.state)).isEqualTo(before);
        assertThat(series.rejected(2, 3, 4).reason()).isEqualTo(RejectionReason.CHANNEL_COUNT);

        assertThat(series.answer(2, 3)).isEqualTo(undisturbed.answer(2, 3));
        assertThat(codec.write(series.state)).isEqualTo(codec.write(undisturbed.state));
    }

    @Test
    void shouldContinueIdenticallyFromItsBytes() {
        series.servedBy(aModel().warmup(3).horizons(1, 2, 7).build());
        var codec = new SeriesStateCodec();
        OneSeries other = series.readBack();
        for (int tick : new int[] {0, 1, 2, 3, 4, 6, 7, 8, 30, 31, 32, 33, 34, 35, 150, 151}) {
            OneSeries.Answer here = series.answer(tick, Math.sin(tick));
            OneSeries.Answer there = other.answer(tick, Math.sin(tick));

            assertThat(there).isEqualTo(here);
            assertThat(codec.write(other.state)).isEqualTo(codec.write(series.state));
            other = other.readBack();
        }
    }

    @Test
    void shouldTryAVersionOnceIfItsForecastIsNotFinite() {
        series.servedBy(aModel().warmup(1).scale(1e308).offset(5).build());
        assertThat(series.accepted(0, 1.7e308).modelFailed()).isTrue();

        for (int i = 1; i < 20; i++) {
            ObservationResult.Accepted result = series.accepted(i, 1);
            assertThat(result.modelFailed()).isFalse();
            assertThat(result.incidents())
                    .as("the hidden state is not rebuilt again")
                    .doesNotContain(ObservationResult.Incident.REBUILT);
            assertThat(result.forecast().model()).isEqualTo(ModelVersion.NAIVE);
        }
        series = series.readBack();
        assertThat(series.accepted(20, 1).incidents()).doesNotContain(ObservationResult.Incident.REBUILT);

        series.servedBy(aModel().version(2).warmup(1).build());
        assertThat(series.accepted(21, 1).forecast().model().number()).isEqualTo(2);
    }
}
