package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.series.Levels;
import io.wavecast.streams.levels.LevelScores;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.TestModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Intervals of several levels beside the main one. */
class LevelIntervalsTest {
    private static final Levels LEVELS = Levels.of(0.5, 0.9);
    private static final ForecastSettings SETTINGS = OneSeries.SETTINGS.withLevels(LEVELS);
    private static final Model MODEL = aModel().cell(CellKind.LSTM)
            .warmup(2)
            .horizons(1, 3)
            .errors(0.5, 0.7)
            .version(1)
            .build();
    private static final Model NEXT = aModel().cell(CellKind.LSTM)
            .warmup(2)
            .horizons(1, 3)
            .errors(0.5, 0.7)
            .version(2)
            .seed(9)
            .build();

    private final SeriesStateCodec codec = new SeriesStateCodec();

    @Test
    void shouldChangeNothingElseInForecastsAndScores() {
        var plain = new OneSeries(2);
        var levelled = new OneSeries(2, SETTINGS);
        for (int t = 0; t < 300; t++) {
            serve(t, plain, levelled);
            OneSeries.Answer without = plain.answer(t, values(t));
            OneSeries.Answer with = levelled.answer(t, values(t));
            assertThat(with.scores()).isEqualTo(without.scores());
            assertThat(with.unscored()).isEqualTo(without.unscored());
            assertThat(without(with.forecast())).isEqualTo(without.forecast());
            assertThat(with.forecast().steps()).allSatisfy(step -> assertThat(step.levels())
                    .extracting(LevelInterval::level)
                    .containsExactly(0.5, 0.9));
        }
        assertThat(plain.state.sections().isEmpty()).isTrue();
    }

    /** After any stop and start, through gaps, missing channels, swaps and challengers. */
    @Test
    void shouldForecastTheSameBitsAfterReadingTheStateBack() {
        var through = new OneSeries(2, SETTINGS);
        var stopped = new OneSeries(2, SETTINGS);
        var random = new Random(5);
        for (int t = 0; t < 400; t++) {
            serve(t, through, stopped);
            if (random.nextInt(15) == 0 && t > 10) {
                t += random.nextInt(6); // gaps, of which some are too long to fill
            }
            double[] values = values(t);
            values[1] = random.nextInt(9) == 0 ? Double.NaN : values[1];
            assertThat(stopped.accepted(t, values).forecast())
                    .isEqualTo(through.accepted(t, values).forecast());
            assertThat(codec.write(stopped.state)).isEqualTo(codec.write(through.state));
            stopped.state = random.nextInt(4) == 0 ? codec.read(codec.write(stopped.state)) : stopped.state;
        }
    }

    @Test
    void shouldBeginAnewWithAnotherVersion() {
        var series = new OneSeries(1, SETTINGS);
        series.servedBy(MODEL);
        run(series, 0, 200);
        double learned = quantiles(series)[0];
        series.servedBy(NEXT);
        run(series, 200, 201);

        assertThat(series.state.sections().quantiles().model()).isEqualTo(NEXT.version());
        assertThat(quantiles(series)[0]).isNotEqualTo(learned).isCloseTo(0.5 * 0.798, within(0.001));
    }

    @Test
    void shouldKeepWhatWasLearnedWhenTheLevelsChange() {
        var before = new OneSeries(1, SETTINGS);
        before.servedBy(MODEL);
        run(before, 0, 200);
        double[] learned = quantiles(before).clone();
        var after = new OneSeries(1, OneSeries.SETTINGS.withLevels(Levels.of(0.9, 0.99)));
        after.servedBy(MODEL);
        after.state = codec.read(codec.write(before.state));
        List<Double> scored = scored(after, 200);

        assertThat(scored).isEmpty(); // pending forecasts have other levels
        assertThat(after.state.sections().quantiles().tracker().levels()).isEqualTo(Levels.of(0.9, 0.99));
        assertThat(quantiles(after)[4 + 1]).isEqualTo(learned[4]); // the lower end of 0.9
        assertThat(scored(after, 201)).containsExactly(0.9, 0.99);
    }

    @Test
    void shouldLeaveNoTraceWhenTheyAreTurnedOff() {
        var before = new OneSeries(1, SETTINGS);
        before.servedBy(MODEL);
        run(before, 0, 50);
        var plain = new OneSeries(1);
        plain.servedBy(MODEL);
        run(plain, 0, 51);
        var after = new OneSeries(1);
        after.servedBy(MODEL);
        after.state = codec.read(codec.write(before.state));
        run(after, 50, 51);

        assertThat(codec.write(after.state)).isEqualTo(codec.write(plain.state));
    }

    @Test
    void shouldStepBesideAChallengerAsWithoutOne() {
        var plain = new OneSeries(1, SETTINGS);
        var challenged = new OneSeries(1, SETTINGS);
        plain.servedBy(MODEL);
        challenged.servedBy(MODEL);
        challenged.challengedBy(Optional.of(NEXT));
        for (int t = 0; t < 100; t++) {
            assertThat(challenged.accepted(t, signal(t)).forecast())
                    .isEqualTo(plain.accepted(t, signal(t)).forecast());
        }
        assertThat(challenged.state.sections().challenger()).isNotNull();
        assertThat(challenged.state.sections().challenger().own().sections().quantiles())
                .isNull();
    }

    @Test
    void shouldAnswerQueriesByWhatWasPublished() {
        var series = new OneSeries(1, SETTINGS);
        series.servedBy(MODEL);
        run(series, 0, 30);
        Forecast published = series.accepted(30, signal(30)).forecast();
        Forecast answered = LookAhead.published(codec.read(codec.write(series.state)), Optional.of(MODEL));

        for (int i = 0; i < 2; i++) {
            assertThat(answered.steps().get(i).levels())
                    .hasSize(2)
                    .isEqualTo(published.steps().get(i).levels());
        }
    }

    @Test
    void shouldCountWhatTheIntervalsContain() {
        var series = new OneSeries(1, OneSeries.SETTINGS.withLevels(LEVELS));
        series.servedBy(TestModel.persistence(1, 1));
        var random = new Random(6);
        double[] inside = new double[2];
        int values = 0;
        for (int t = 0; t < 6_000; t++) {
            var accepted = series.accepted(t, Math.pow(random.nextGaussian(), 2));
            LevelScores scores = accepted.levels();
            scores.forEach((model, horizon, level, compared, hits) -> inside[level == 0.5 ? 0 : 1] += hits);
            values += scores.isEmpty() ? 0 : 1;
        }
        assertThat(values).isEqualTo(5_999);
        assertThat(inside[0] / values).isCloseTo(0.5, within(0.02));
        assertThat(inside[1] / values).isCloseTo(0.9, within(0.015));
    }

    private static void serve(int t, OneSeries... all) {
        for (OneSeries series : all) {
            if (t == 20) {
                series.servedBy(twoChannels(1));
            } else if (t == 150) {
                series.challengedBy(Optional.of(twoChannels(2)));
            } else if (t == 200) {
                series.challengedBy(Optional.empty());
                series.servedBy(twoChannels(2));
            }
        }
    }

    private static Model twoChannels(int version) {
        return aModel().cell(CellKind.LSTM)
                .channels(2)
                .warmup(2)
                .horizons(1, 3)
                .version(version)
                .seed(version)
                .build();
    }

    private static Forecast without(Forecast forecast) {
        List<HorizonForecast> steps = new ArrayList<>();
        for (HorizonForecast step : forecast.steps()) {
            steps.add(new HorizonForecast(step.horizon(), step.atMicros(), step.mean(), step.lower(), step.upper()));
        }
        return new Forecast(forecast.madeMicros(), forecast.model(), forecast.status(), steps);
    }

    private static List<Double> scored(OneSeries series, int t) {
        List<Double> levels = new ArrayList<>();
        series.accepted(t, signal(t)).levels().forEach((model, horizon, level, values, inside) -> levels.add(level));
        return levels;
    }

    /** The numbers of the tracker; the first one is the fast mean of errors at horizon 1. */
    private static double[] quantiles(OneSeries series) {
        return series.state.sections().quantiles().tracker().numbers();
    }

    private static void run(OneSeries series, int from, int to) {
        for (int t = from; t < to; t++) {
            series.accepted(t, signal(t));
        }
    }

    private static double signal(int t) {
        return Math.sin(0.3 * t) + 0.1 * new Random(t).nextGaussian();
    }

    private static double[] values(int t) {
        return new double[] {signal(t), 3 * signal(2 * t)};
    }
}
