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
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.SeriesState;
import io.wavecast.core.series.Step;
import io.wavecast.core.wire.SeriesStateCodec;
import io.wavecast.streams.testing.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesForecasterTest {
    private static final long PERIOD = Signals.PERIOD_MICROS;

    private final SeriesForecaster forecaster = new SeriesForecaster(new ForecastSettings(3, 16, false));
    private SeriesState state = forecaster.fresh(1);
    private Optional<Model> model = Optional.empty();

    @Test
    void shouldForecastAsTheModelDoesAlone() {
        model = Optional.of(aModel().warmup(4).horizons(1, 3).build());
        double[] values = Signals.noisySine(30, 1);

        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            forecasts.add(given(i, values[i]).forecast());
        }

        // The hidden state begins with the ring as it was at the end of the warmup: with all that came before.
        var runner = new ModelRunner(model.orElseThrow());
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
        model = Optional.of(aModel().warmup(4).horizons(2, 5).build());

        Forecast forecast = given(0, 0.7).forecast();

        assertThat(forecast.model()).isEqualTo(ModelVersion.NAIVE);
        assertThat(forecast.steps()).extracting(Step::horizon).containsExactly(1, 2, 5);
        assertThat(forecast.steps()).allSatisfy(step -> assertThat(step.mean()).containsExactly(0.7));
        assertThat(forecast.steps()).extracting(Step::atMicros).containsExactly(at(1), at(2), at(5));
    }

    @Test
    void shouldRebuildTheHiddenStateFromTheRing() {
        model = Optional.of(aModel().build());
        double[] values = Signals.noisySine(40, 2);
        for (int i = 0; i < 39; i++) {
            given(i, values[i]);
        }
        Model next = aModel().version(2).seed(9).build();
        model = Optional.of(next);

        Answer.Given answer = given(39, values[39]);

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
        model = Optional.of(gru);
        double[] values = Signals.noisySine(10, 3);
        for (int i = 0; i < 10; i++) {
            given(i, values[i]);
        }

        Forecast forecast = given(13, 0.5).forecast(); // samples 10, 11 and 12 are missing: as many as are allowed

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
        assertThat(given(14, 0.5).forecast().status()).isEqualTo(ForecastStatus.OK);
    }

    @Test
    void shouldFillGapsForAModelThatSaysOnlyFarHorizons() {
        Model far = aModel().horizons(4).build();
        Model near = aModel().horizons(1, 4).build();
        model = Optional.of(far);
        var other = new SeriesForecaster(new ForecastSettings(3, 16, false));
        SeriesState otherState = other.fresh(1);
        Forecast farSays = null;
        Answer nearSays = null;
        for (int tick : new int[] {0, 1, 2, 3, 4, 7, 8}) {
            farSays = given(tick, Math.sin(tick)).forecast();
            nearSays = other.answer(
                    otherState, new Observation(at(tick), Math.sin(tick)), Optional.of(near), at(tick), at(tick));
        }

        assertThat(farSays.steps().get(0))
                .usingRecursiveComparison()
                .ignoringFields("lower", "upper")
                .isEqualTo(((Answer.Given) nearSays).forecast().steps().get(1));
    }

    @Test
    void shouldWarmUpAgainAfterALongGap() {
        model = Optional.of(aModel().warmup(2).build());
        for (int i = 0; i < 10; i++) {
            given(i, i);
        }

        Answer.Given after = given(14, 0.5); // four are missing

        assertThat(after.forecast().status()).isEqualTo(ForecastStatus.WARMING);
        assertThat(after.unscored()).isEqualTo(1);
        assertThat(state.ring().size()).isEqualTo(1);
        assertThat(given(15, 0.5).forecast().status()).isEqualTo(ForecastStatus.OK);
    }

    @Test
    void shouldPutItsOwnForecastInThePlaceOfAMissingChannel() {
        state = forecaster.fresh(2);
        model = Optional.of(aModel().channels(2).build());
        Forecast before = null;
        for (int i = 0; i < 6; i++) {
            before = given(i, Math.sin(i), Math.cos(i)).forecast();
        }
        double expected = before.steps().get(0).mean()[1];

        Answer.Given answer = given(6, 0.1, Double.NaN);

        assertThat(answer.forecast().status()).isEqualTo(ForecastStatus.FILLED);
        assertThat(state.last()).containsExactly(0.1, expected);
        // The missing channel is left out of the error.
        double error = Math.abs(before.steps().get(0).mean()[0] - 0.1);
        assertThat(answer.scores()).singleElement().satisfies(score -> assertThat(score.error())
                .isCloseTo(error, within(1e-12)));
    }

    @Test
    void shouldKeepTheLastValueOfAMissingChannelWithoutAModel() {
        state = forecaster.fresh(2);
        given(0, 1, 2);

        Forecast forecast = given(1, 3, Double.NaN).forecast();

        assertThat(forecast.status()).isEqualTo(ForecastStatus.WARMING);
        assertThat(forecast.steps().get(0).mean()).containsExactly(3, 2);
    }

    @Test
    void shouldLiveWithAChannelThatNeverHadAValue() {
        state = forecaster.fresh(2);
        assertThat(given(0, 1, Double.NaN).forecast().steps().get(0).mean()).containsExactly(1, Double.NaN);
        model = Optional.of(aModel().channels(2).warmup(2).build());

        Forecast forecast = given(1, 2, Double.NaN).forecast();

        assertThat(forecast.steps().get(0).mean()).doesNotContain(Double.NaN);
    }

    @Test
    void shouldScoreAgainstTheTruth() {
        model = Optional.of(aModel().warmup(2).build());
        given(0, 1);
        Step said = given(1, 2).forecast().steps().get(0);

        Score score = given(2, 5).scores().get(0);

        double error = Math.abs(said.mean()[0] - 5);
        assertThat(score)
                .isEqualTo(new Score(
                        new ModelVersion("default", 1),
                        ForecastStatus.OK,
                        1,
                        at(2),
                        error,
                        3,
                        said.upper()[0] >= 5 ? 1 : 0,
                        false));
    }

    @Test
    void shouldScoreEachHorizonWhenItsTruthComes() {
        model = Optional.of(aModel().warmup(1).horizons(1, 3).build());

        assertThat(given(0, 1).scores()).isEmpty();
        assertThat(given(1, 1).scores()).extracting(Score::horizon).containsExactly(1);
        assertThat(given(2, 1).scores()).extracting(Score::horizon).containsExactly(1);
        assertThat(given(3, 1).scores()).extracting(Score::horizon).containsExactly(3, 1);
    }

    @Test
    void shouldBeginWithIntervalsAsWideAsTheModelErred() {
        model = Optional.of(aModel().warmup(1).error(0.2).scale(3).build());

        Step step = given(0, 1).forecast().steps().get(0);

        assertThat(step.upper()[0] - step.mean()[0]).isCloseTo(1.645 * 0.2 * 3, within(1e-3));
        assertThat(step.mean()[0] - step.lower()[0]).isCloseTo(1.645 * 0.2 * 3, within(1e-3));
    }

    @Test
    void shouldHoldTheTruthInNineOfTenIntervals() {
        model = Optional.of(aModel().warmup(1).error(Double.NaN).build());
        var random = new Random(5);
        int hits = 0;
        int scored = 0;
        for (int i = 0; i < 20_000; i++) {
            double noise = i < 10_000 ? 1 : 4; // the world changes halfway
            Answer.Given answer = given(i, Math.sin(i / 5.0) + noise * random.nextGaussian());
            for (Score score : answer.scores()) {
                hits += score.coverage() == 1 ? 1 : 0;
                scored++;
            }
        }

        assertThat((double) hits / scored).isCloseTo(0.9, within(0.01));
    }

    @Test
    void shouldAnswerNaivelyWhereAModelHasNothingFiniteToSay() {
        model = Optional.of(aModel().warmup(1).scale(1e308).build());

        Answer.Given answer = given(0, 1.7e308);
        Answer.Given next = given(1, -1.7e308);

        for (Answer.Given each : List.of(answer, next)) {
            for (Step step : each.forecast().steps()) {
                assertThat(step.mean()[0]).isFinite();
                assertThat(step.lower()[0]).isFinite();
                assertThat(step.upper()[0]).isFinite();
            }
        }
    }

    @Test
    void shouldLeaveTheStateAsItWasWhenItRefuses() {
        model = Optional.of(aModel().warmup(1).build());
        given(0, 1);
        given(1, 2);
        var codec = new SeriesStateCodec();
        byte[] before = codec.write(state);

        assertThat(refused(1, 3).reason()).isEqualTo(Refusal.DUPLICATE);
        assertThat(refused(0, 3).reason()).isEqualTo(Refusal.OUT_OF_ORDER);
        assertThat(refused(2, 3, 4).reason()).isEqualTo(Refusal.CHANNEL_COUNT);
        assertThat(codec.write(state)).isEqualTo(before);
    }

    @Test
    void shouldGoOnFromItsBytesAsIfNothingHadHappened() {
        model = Optional.of(aModel().warmup(3).horizons(1, 2, 7).build());
        var codec = new SeriesStateCodec();
        var other = new SeriesForecaster(new ForecastSettings(3, 16, false));
        byte[] stored = codec.write(other.fresh(1));
        for (int tick : new int[] {0, 1, 2, 3, 4, 6, 7, 8, 30, 31, 32, 33, 34, 35, 150, 151}) {
            Answer here =
                    forecaster.answer(state, new Observation(at(tick), Math.sin(tick)), model, at(tick), at(tick));
            SeriesState read = codec.read(stored);
            Answer there = new SeriesForecaster(new ForecastSettings(3, 16, false))
                    .answer(read, new Observation(at(tick), Math.sin(tick)), model, at(tick), at(tick));
            stored = codec.write(read);

            assertThat(there).isEqualTo(here);
            assertThat(stored).isEqualTo(codec.write(state));
        }
    }

    @Test
    void shouldBoundWhatWaitsForItsTruth() {
        Integer[] horizons = new Integer[100];
        for (int i = 0; i < horizons.length; i++) {
            horizons[i] = i + 1;
        }
        model = Optional.of(aModel().warmup(1).horizons(horizons).build());
        for (int i = 0; i < 300; i++) {
            Answer.Given answer = given(i, Math.sin(i));
            assertThat(state.pending().size()).isLessThanOrEqualTo(Publication.MAX_PENDING);
            if (i > 0) {
                assertThat(answer.scores()).extracting(Score::horizon).contains(1);
            }
        }
    }

    @Test
    void shouldCountTicksInTheModelsPeriodOrTheLastSpacing() {
        given(0, 1);
        given(1, 2);
        assertThat(state.tick()).isEqualTo(2);
        forecaster.answer(state, new Observation(at(1) + PERIOD + PERIOD / 3, 3), model, at(2), at(2)); // jitter
        assertThat(state.tick()).isEqualTo(3);
        model = Optional.of(aModel().periodMicros(PERIOD / 2).warmup(100).build());
        forecaster.answer(state, new Observation(state.lastMicros() + PERIOD, 3), model, at(2), at(2));
        assertThat(state.tick()).isEqualTo(5);
    }

    private Answer.Given given(int tick, double... values) {
        return (Answer.Given) forecaster.answer(state, new Observation(at(tick), values), model, at(tick), at(tick));
    }

    private Answer.Refused refused(int tick, double... values) {
        return (Answer.Refused) forecaster.answer(state, new Observation(at(tick), values), model, at(tick), at(tick));
    }

    private static long at(int tick) {
        return Signals.EPOCH_MICROS + tick * PERIOD;
    }
}
