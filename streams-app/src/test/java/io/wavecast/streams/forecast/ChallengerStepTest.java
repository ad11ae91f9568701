package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ObservationResult.Incident;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.testing.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengerStepTest {
    private static final Model CHAMPION = aModel().version(1).horizons(1, 3).build();
    private static final Model CHALLENGER = adapted(
            aModel().version(2).seed(9).cell(CellKind.LSTM).horizons(1, 3).build());
    private static final Model SCALED = adapted(aModel().version(2)
            .seed(9)
            .cell(CellKind.LSTM)
            .horizons(1, 3)
            .warmup(12)
            .scaledPerSeries(8)
            .build());
    private static final int SAMPLES = 300;

    private final OneSeries series = new OneSeries(1);

    @Test
    void shouldChangeNoForecast() {
        var alone = new OneSeries(1);
        alone.servedBy(CHAMPION);
        series.servedBy(CHAMPION);
        series.challengedBy(Optional.of(CHALLENGER));
        double[] values = Signals.noisySine(SAMPLES, 1);
        for (int tick : ticks()) {
            Forecast expected = alone.answer(tick, values[tick]).forecast();

            assertThat(series.answer(tick, values[tick]).forecast()).isEqualTo(expected);
        }
    }

    /** Fills of gaps, long gaps, the warm-up, scales, intervals and the adapter are those of the same version in force. */
    @ParameterizedTest
    @MethodSource("versions")
    void shouldScoreAVersionAsIfItWereInForce(Model version) {
        var inForce = new OneSeries(1);
        inForce.servedBy(version);
        series.servedBy(CHAMPION);
        series.challengedBy(Optional.of(version));
        double[] values = shifted(2);
        List<List<Double>> expected = new ArrayList<>();
        List<List<Double>> found = new ArrayList<>();
        for (int tick : ticks()) {
            inForce.accepted(tick, values[tick]).scores().stream()
                    .filter(score -> score.status() == ForecastStatus.OK)
                    .forEach(score -> expected.add(numbers(score)));
            challengers(series.accepted(tick, values[tick]).scores()).forEach(score -> found.add(numbers(score)));
        }

        assertThat(found).hasSizeGreaterThan(400).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldContinueFromItsBytesToTheBit(Model version) {
        double[] values = shifted(3);
        var random = new Random(4);
        var restarted = new OneSeries(1);
        for (OneSeries one : List.of(series, restarted)) {
            one.servedBy(CHAMPION);
            one.challengedBy(Optional.of(version));
        }
        for (int tick : ticks()) {
            List<Score> expected = series.answer(tick, values[tick]).scores();
            restarted = random.nextInt(5) == 0 ? restarted.readBack() : restarted;

            assertThat(restarted.answer(tick, values[tick]).scores()).isEqualTo(expected);
        }
        assertThat(restarted.state.sections().challenger()).isNotNull();
    }

    /** An earlier build knows no means, and ignores them in a model. Its state is readable at each step. */
    @ParameterizedTest
    @MethodSource("versions")
    void shouldBeginToCorrectAChallengerWhoseCorrectionsAreOfAnotherForm(Model version) {
        OneSeries one = series;
        one.servedBy(CHAMPION);
        one.challengedBy(Optional.of(version.withAdapter(version.adapter().map(all -> all.withMeans(List.of())))));
        double[] values = Signals.noisySine(SAMPLES, 4);
        for (int t = 0; t < SAMPLES; t++) {
            if (t == 100) {
                one = one.readBack();
                one.challengedBy(Optional.of(version));
            }
            one.accepted(t, values[t]);
            one = one.readBack();
        }
        SeriesState own = one.state.sections().challenger().own();
        assertThat(own.sections().adaptation().means().values()).isNotEmpty();
        assertThat(own.sections().adaptation().learned().numbers()).isNotEqualTo(new double[36]);
    }

    @Test
    void shouldSumItsScoresUnderItsVersion() {
        var summed = new OneSeries(1, new ForecastSettings(3, 16, false, WireFormat.JSON));
        summed.servedBy(CHAMPION);
        summed.challengedBy(Optional.of(CHALLENGER));
        double[] values = Signals.noisySine(SAMPLES, 5);
        List<ScoreSummary> summaries = new ArrayList<>();
        for (int tick = 0; tick < SAMPLES; tick++) {
            summaries.addAll(summed.answer(tick, values[tick]).summaries());
        }

        List<ScoreSummary> whole = summaries.stream()
                .filter(summary -> summary.fromMicros() == OneSeries.at(100) && summary.horizon() == 1)
                .toList();
        assertThat(whole).hasSize(2).allMatch(summary -> summary.count() == 100 && summary.late() == 0);
        assertThat(whole.get(0).model()).isEqualTo(CHAMPION.version());
        assertThat(whole.get(1).model()).isEqualTo(CHALLENGER.version());
        assertThat(whole.get(1).status()).isEqualTo(ForecastStatus.CHALLENGER);
        assertThat(whole.get(1).naiveSquaredError())
                .isEqualTo(whole.get(0).naiveSquaredError()); // the same observations
    }

    @Test
    void shouldScoreTheNaiveForecastOnceAForecastIsNotFinite() {
        series.servedBy(CHAMPION);
        series.challengedBy(Optional.of(aModel().version(2)
                .horizons(1, 3)
                .warmup(1)
                .scale(1e308)
                .offset(5)
                .build()));
        int failures = 0;
        List<Score> scores = new ArrayList<>();
        for (int tick = 0; tick < 40; tick++) {
            OneSeries.Answer answer = series.answer(tick, Math.sin(tick));
            failures += answer.incidents().contains(Incident.CHALLENGER_FAILED) ? 1 : 0;
            scores.addAll(challengers(answer.scores()));
            assertThat(answer.forecast().model()).isNotEqualTo(CHALLENGER.version());
            series.state = series.readBack().state;
        }

        assertThat(failures).isOne();
        assertThat(scores).hasSizeGreaterThan(50).allMatch(score -> score.error() == score.naiveError());
    }

    @Test
    void shouldEndWithTheChallenge() {
        series.servedBy(CHAMPION);
        series.challengedBy(Optional.of(CHALLENGER));
        series.accepted(0, 1);
        assertThat(series.state.sections().isEmpty()).isTrue(); // there is no past to begin with

        series.accepted(1, 1);
        assertThat(series.state.sections().challenger()).isNotNull();

        series.challengedBy(Optional.empty());
        series.accepted(2, 1);
        assertThat(series.state.sections().isEmpty()).isTrue();
    }

    static List<Model> versions() {
        return List.of(CHALLENGER, SCALED);
    }

    private static Model adapted(Model model) {
        return model.withAdapter(
                Optional.of(AdapterSettings.of(5, 50, List.of(1, 3)).withMeans(AdapterSettings.MEANS)));
    }

    /** A signal whose level leaves its range. */
    private static double[] shifted(int seed) {
        double[] values = Signals.noisySine(SAMPLES, seed);
        for (int t = SAMPLES / 2; t < SAMPLES; t++) {
            values[t] += 100;
        }
        return values;
    }

    private static List<Score> challengers(List<Score> scores) {
        return scores.stream()
                .filter(score -> score.status() == ForecastStatus.CHALLENGER)
                .toList();
    }

    private static List<Double> numbers(Score score) {
        return List.of(
                (double) score.atMicros(),
                (double) score.horizon(),
                score.error(),
                score.naiveError(),
                score.coverage(),
                score.intervalScore());
    }

    /** All samples but some: gaps of one, of three, and one that is too long to fill. */
    private static List<Integer> ticks() {
        List<Integer> ticks = new ArrayList<>();
        for (int tick = 0; tick < SAMPLES; tick++) {
            if (tick % 37 != 20 && (tick < 120 || tick > 122) && (tick < 200 || tick > 210)) {
                ticks.add(tick);
            }
        }
        return ticks;
    }
}
