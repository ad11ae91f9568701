package io.wavecast.streams.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.testing.LabelModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that says what a series is, rather than what comes next: nothing of that may be taken for a next value. */
class LabelsTest {
    private static final double UNKNOWN = 0;
    private static final Model MODEL = LabelModel.of(LabelModel.WORDS, 1);

    private OneSeries series = new OneSeries(1);

    LabelsTest() {
        series.servedBy(MODEL);
    }

    @Test
    void shouldSayARunningProbabilityThatNothingScores() {
        double[] words = {3, 7, 19, 7, 4};
        for (int i = 0; i < words.length; i++) {
            Answer.Given answer = series.given(i, words[i]);

            HorizonForecast step = answer.forecast().steps().get(0);
            assertThat(answer.forecast().steps()).hasSize(1);
            assertThat(answer.forecast().status()).isEqualTo(ForecastStatus.OK);
            assertThat(step.horizon()).isZero();
            assertThat(step.atMicros()).isEqualTo(OneSeries.at(i));
            assertThat(step.mean())
                    .isEqualTo(read(MODEL, List.of(3, 7, 19, 7, 4).subList(0, i + 1)));
            assertThat(step.lower()).containsExactly(Double.NaN, Double.NaN);
            assertThat(step.upper()).containsExactly(Double.NaN, Double.NaN);
            assertThat(answer.scores()).isEmpty();
            assertThat(answer.unscored()).isZero();
        }
        assertThat(series.state.pending()).isEmpty();
    }

    /** Words that were lost are unknown ones; a probability fed back would have been word 0 or 1 by its digits. */
    @Test
    void shouldStepThroughLostWordsAsUnknownOnes() {
        series.given(0, 3);
        series.given(1, 9);

        Forecast afterGap = series.given(4, 5).forecast();
        Forecast afterNull = series.given(5, Double.NaN).forecast();

        assertThat(afterGap.status()).isEqualTo(ForecastStatus.FILLED);
        assertThat(said(afterGap)).isEqualTo(read(MODEL, List.of(3, 9, UNKNOWN, UNKNOWN, 5)));
        assertThat(afterNull.status()).isEqualTo(ForecastStatus.FILLED);
        assertThat(said(afterNull)).isEqualTo(read(MODEL, List.of(3, 9, UNKNOWN, UNKNOWN, 5, UNKNOWN)));
    }

    @Test
    void shouldBeginAnewAfterALongGap() {
        series.given(0, 3);

        assertThat(said(series.given(500, 8).forecast())).isEqualTo(read(MODEL, List.of(8)));
    }

    @Test
    void shouldGoOnUnderAnotherVersionAndFromStoredBytes() {
        series.given(0, 3);
        series.given(1, 9);
        Model next = LabelModel.of(LabelModel.WORDS, 2);
        series.servedBy(next);

        assertThat(said(series.given(2, 4).forecast())).isEqualTo(read(next, List.of(3, 9, 4)));
        OneSeries elsewhere = series.readBack();
        assertThat(said(elsewhere.given(3, 11).forecast())).isEqualTo(read(next, List.of(3, 9, 4, 11)));
    }

    /** The last value is a word, not a probability. */
    @Test
    void shouldSayNothingOfLabelsWhileItWarmsUp() {
        ModelSpec spec = MODEL.spec();
        series.servedBy(new Model(
                MODEL.version(),
                new ModelSpec(spec.network(), spec.periodMicros(), spec.horizons(), false, true, 3, 0.9),
                MODEL.preprocessing(),
                MODEL.weights(),
                MODEL.lineage()));

        Forecast first = series.given(0, 3).forecast();
        series.given(1, 9);
        Forecast third = series.given(2, 5).forecast();

        assertThat(first.model()).isEqualTo(ModelVersion.NAIVE);
        assertThat(first.steps()).extracting(HorizonForecast::horizon).containsExactly(1);
        assertThat(said(third)).isEqualTo(read(MODEL, List.of(3, 9, 5)));
    }

    private static double[] said(Forecast forecast) {
        return forecast.steps().get(0).mean();
    }

    private static double[] read(Model model, List<? extends Number> words) {
        double[] said = new double[2];
        new ModelRunner(model)
                .labelWindow(
                        words.stream()
                                .map(word -> new double[] {word.doubleValue()})
                                .toArray(double[][]::new),
                        said);
        return said;
    }
}
