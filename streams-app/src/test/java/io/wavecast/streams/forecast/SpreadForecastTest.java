package io.wavecast.streams.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.series.Levels;
import io.wavecast.core.series.Score;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.SpreadModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Intervals of models that tell how large errors are expected to be at a moment. */
class SpreadForecastTest {
    private static final Model WITH = SpreadModels.with(1);
    private static final Model WITHOUT = SpreadModels.without(1);
    private static final int FORMAT = 4; // place of the format in a state's bytes
    private static final int SAMPLES = 4_000;

    private final SeriesStateCodec codec = new SeriesStateCodec();
    private final double[] values = phases(SAMPLES, 1);

    @Test
    void shouldMultiplyTheFirstWidthsBySpreads() {
        OneSeries series = servedBy(WITH);
        OneSeries plain = servedBy(WITHOUT);
        series.accepted(0, 1);
        plain.accepted(0, 1);
        for (double value : new double[] {1, -1}) {
            Forecast forecast = series.readBack().answer(1, value).forecast();
            Forecast usual = plain.readBack().answer(1, value).forecast();
            double spread = value > 0 ? SpreadModels.SPREAD : 1 / SpreadModels.SPREAD;
            for (int h = 0; h < 2; h++) {
                assertThat(forecast.steps().get(h).mean())
                        .isEqualTo(usual.steps().get(h).mean());
                assertThat(width(forecast, h)).isCloseTo(spread * width(usual, h), within(1e-6));
            }
        }
    }

    /** Errors of forecasts from above zero are nine times those of others. */
    @Test
    void shouldCoverEachPhaseByShorterIntervals() {
        List<Score> with = scores(servedBy(WITH), 1);
        List<Score> without = scores(servedBy(WITHOUT), 1);

        assertThat(with).hasSameSizeAs(without);
        assertThat(mean(with, true) + mean(with, false)).isLessThan(0.8 * (mean(without, true) + mean(without, false)));
        assertThat(coverage(with, true)).isCloseTo(0.9, within(0.03));
        assertThat(coverage(with, false)).isCloseTo(0.9, within(0.03));
        assertThat(coverage(without, true)).as("the phases differ").isLessThan(0.85);
    }

    @Test
    void shouldForecastTheSameBitsAfterReadingTheStateBack() {
        var settings = OneSeries.SETTINGS.withLevels(Levels.of(0.5, 0.9));
        var through = new OneSeries(1, settings);
        var stopped = new OneSeries(1, settings);
        var random = new Random(5);
        int spreads = 0;
        for (int t = 0; t < 400; t++) {
            for (OneSeries series : List.of(through, stopped)) {
                serve(t, series);
            }
            t += random.nextInt(15) == 0 ? random.nextInt(6) : 0; // gaps, of which some are too long to fill
            assertThat(stopped.answer(t, values[t])).isEqualTo(through.answer(t, values[t]));
            byte[] bytes = codec.write(through.state);
            assertThat(codec.write(stopped.state)).isEqualTo(bytes);
            stopped.state = random.nextInt(4) == 0 ? codec.read(bytes) : stopped.state;
            spreads += bytes[FORMAT] == 4 ? 1 : 0;
        }
        assertThat(spreads).isPositive();
    }

    @Test
    void shouldKeepTheBytesOfAStateWithoutAHead() {
        OneSeries with = servedBy(WITH);
        OneSeries without = servedBy(WITHOUT);
        for (int t = 0; t < 50; t++) {
            with.accepted(t, values[t]);
            without.accepted(t, values[t]);
        }
        assertThat(codec.write(with.state)[FORMAT]).isEqualTo((byte) 4);
        assertThat(codec.write(without.state)[FORMAT]).isEqualTo((byte) 3);

        with.servedBy(SpreadModels.without(2)); // forecasts of the version before are still pending, with their spreads
        with.accepted(50, values[50]);
        assertThat(codec.write(with.state)[FORMAT]).isEqualTo((byte) 4);
        for (int t = 51; t < 54; t++) {
            with.accepted(t, values[t]);
        }
        assertThat(codec.write(with.state)[FORMAT]).isEqualTo((byte) 3);
    }

    @Test
    void shouldScoreAChallengerAsIfItWereInForce() {
        Model challenger = SpreadModels.with(2);
        OneSeries inForce = servedBy(challenger);
        OneSeries challenged = servedBy(WITHOUT);
        challenged.challengedBy(Optional.of(challenger));
        List<Double> expected = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        for (int t = 0; t < 300; t++) {
            add(expected, inForce.answer(t, values[t]), ForecastStatus.OK);
            add(found, challenged.answer(t, values[t]), ForecastStatus.CHALLENGER);
            challenged.state = t % 7 == 0 ? codec.read(codec.write(challenged.state)) : challenged.state;
        }
        assertThat(found).hasSizeGreaterThan(500);
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void shouldFollowTheSpreadAtFurtherLevels() {
        var series = new OneSeries(1, OneSeries.SETTINGS.withLevels(Levels.of(0.8)));
        series.servedBy(WITH);
        double[] inside = new double[2]; // of the negative and of the positive phase
        double[] all = new double[2];
        LevelInterval interval = null;
        for (int t = 0; t < SAMPLES; t++) {
            if (interval != null && t > 500) {
                int phase = values[t - 1] > 0 ? 1 : 0;
                boolean hit = values[t] >= interval.lower()[0] && values[t] <= interval.upper()[0];
                inside[phase] += hit ? 1 : 0;
                all[phase]++;
            }
            HorizonForecast next =
                    series.accepted(t, values[t]).forecast().steps().get(0);
            interval = next.levels().get(0);
        }
        assertThat(inside[0] / all[0]).isCloseTo(0.8, within(0.04));
        assertThat(inside[1] / all[1]).isCloseTo(0.8, within(0.04));
    }

    @Test
    void shouldAnswerQueriesByTheWidthsThatWerePublished() {
        OneSeries series = servedBy(WITH);
        for (int t = 0; t < 99; t++) {
            series.accepted(t, values[t]);
        }
        Forecast published = series.accepted(99, values[99]).forecast();
        SeriesState copy = codec.read(codec.write(series.state));
        Outlook outlook = LookAhead.of(copy, Optional.of(WITH), 4);

        assertThat(outlook.published()).containsExactlyInAnyOrder(1, 3);
        assertThat(outlook.learned()).as("others do not know the spread").containsExactlyInAnyOrder(1, 3);
        assertThat(outlook.forecast().steps().get(2).upper())
                .isEqualTo(published.steps().get(1).upper());
    }

    private static void serve(int t, OneSeries series) {
        if (t == 20) {
            series.servedBy(WITH);
        } else if (t == 100) {
            series.challengedBy(Optional.of(SpreadModels.with(2)));
        } else if (t == 200) {
            series.challengedBy(Optional.empty());
            series.servedBy(SpreadModels.with(2));
        } else if (t == 300) {
            series.servedBy(SpreadModels.without(3));
            series.challengedBy(Optional.of(SpreadModels.with(4)));
        }
    }

    private static OneSeries servedBy(Model model) {
        var series = new OneSeries(1);
        series.servedBy(model);
        return series;
    }

    /** Scores of a horizon after 500 samples. */
    private List<Score> scores(OneSeries series, int horizon) {
        List<Score> scores = new ArrayList<>();
        for (int t = 0; t < SAMPLES; t++) {
            for (Score score : series.answer(t, values[t]).scores()) {
                if (score.horizon() == horizon && t > 500) {
                    scores.add(score);
                }
            }
        }
        return scores;
    }

    private double mean(List<Score> scores, boolean positive) {
        return scores.stream()
                .filter(score -> isPositive(score) == positive)
                .mapToDouble(Score::intervalScore)
                .average()
                .orElseThrow();
    }

    private double coverage(List<Score> scores, boolean positive) {
        return scores.stream()
                .filter(score -> isPositive(score) == positive)
                .mapToDouble(Score::coverage)
                .average()
                .orElseThrow();
    }

    /** Whether a forecast one step ahead was made in the positive phase. */
    private boolean isPositive(Score score) {
        int tick = (int) ((score.atMicros() - OneSeries.at(0)) / (OneSeries.at(1) - OneSeries.at(0)));
        return values[tick - 1] > 0;
    }

    private static void add(List<Double> to, OneSeries.Answer answer, ForecastStatus status) {
        answer.scores().stream()
                .filter(score -> score.status() == status)
                .forEach(score -> to.addAll(List.of(score.error(), score.intervalScore())));
    }

    private static double width(Forecast forecast, int horizonIndex) {
        HorizonForecast step = forecast.steps().get(horizonIndex);
        return step.upper()[0] - step.mean()[0];
    }

    /** A random walk near zero, whose steps from above zero are nine times those from below. */
    private static double[] phases(int count, long seed) {
        var random = new Random(seed);
        double[] values = new double[count];
        values[0] = 0.5;
        for (int t = 1; t < count; t++) {
            double before = values[t - 1];
            double step = (before > 0 ? 0.9 : 0.1) * random.nextGaussian();
            boolean back = before > 1.8 || before < -0.2;
            values[t] = before + (back ? -Math.signum(before) * Math.abs(step) : step);
        }
        return values;
    }
}
