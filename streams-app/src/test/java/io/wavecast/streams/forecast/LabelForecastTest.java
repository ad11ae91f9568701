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

/** Tests forecasts of a model of labels: a label must never be used as the next value. */
class LabelForecastTest {
    private static final double UNKNOWN = 0;
    private static final Model MODEL = LabelModel.of(LabelModel.WORDS, 1);

    private OneSeries series = new OneSeries(1);

    LabelForecastTest() {
        series.servedBy(MODEL);
    }

    @Test
    void shouldForecastProbabilitiesWithoutScores() {
        double[] words = {3, 7, 19, 7, 4};
        for (int i = 0; i < words.length; i++) {
            ObservationResult.Accepted result = series.accepted(i, words[i]);

            HorizonForecast step = result.forecast().steps().get(0);
            assertThat(result.forecast().steps()).hasSize(1);
            assertThat(result.forecast().status()).isEqualTo(ForecastStatus.OK);
            assertThat(step.horizon()).isZero();
            assertThat(step.atMicros()).isEqualTo(OneSeries.at(i));
            assertThat(step.mean())
                    .isEqualTo(read(MODEL, List.of(3, 7, 19, 7, 4).subList(0, i + 1)));
            assertThat(step.lower()).containsExactly(Double.NaN, Double.NaN);
            assertThat(step.upper()).containsExactly(Double.NaN, Double.NaN);
            assertThat(result.scores()).isEmpty();
            assertThat(result.unscored()).isZero();
        }
        assertThat(series.state.pending()).isEmpty();
    }

    /** A missing word is the unknown word. A probability as the next input would be read as word 0 or 1. */
    @Test
    void shouldFillMissingWordsWithTheUnknownWord() {
        series.accepted(0, 3);
        series.accepted(1, 9);

        Forecast afterGap = series.accepted(4, 5).forecast();
        Forecast afterNull = series.accepted(5, Double.NaN).forecast();

        assertThat(afterGap.status()).isEqualTo(ForecastStatus.FILLED);
        assertThat(probabilities(afterGap)).isEqualTo(read(MODEL, List.of(3, 9, UNKNOWN, UNKNOWN, 5)));
        assertThat(afterNull.status()).isEqualTo(ForecastStatus.FILLED);
        assertThat(probabilities(afterNull)).isEqualTo(read(MODEL, List.of(3, 9, UNKNOWN, UNKNOWN, 5, UNKNOWN)));
    }

    @Test
    void shouldStartAgainAfterALongGap() {
        series.accepted(0, 3);

        assertThat(probabilities(series.accepted(500, 8).forecast())).isEqualTo(read(MODEL, List.of(8)));
    }

    @Test
    void shouldContinueUnderAnotherVersionAndFromStoredBytes() {
        series.accepted(0, 3);
        series.accepted(1, 9);
        Model next = LabelModel.of(LabelModel.WORDS, 2);
        series.servedBy(next);

        assertThat(probabilities(series.accepted(2, 4).forecast())).isEqualTo(read(next, List.of(3, 9, 4)));
        OneSeries elsewhere = series.readBack();
        assertThat(probabilities(elsewhere.accepted(3, 11).forecast())).isEqualTo(read(next, List.of(3, 9, 4, 11)));
    }

    /** The naive forecast would repeat the last value, which is a word and not a probability. */
    @Test
    void shouldForecastNoLabelsDuringWarmUp() {
        ModelSpec spec = MODEL.spec();
        series.servedBy(new Model(
                MODEL.version(),
                new ModelSpec(spec.network(), spec.periodMicros(), spec.horizons(), false, true, 3, 0.9),
                MODEL.preprocessing(),
                MODEL.weights(),
                MODEL.lineage()));

        Forecast first = series.accepted(0, 3).forecast();
        series.accepted(1, 9);
        Forecast third = series.accepted(2, 5).forecast();

        assertThat(first.model()).isEqualTo(ModelVersion.NAIVE);
        assertThat(first.steps()).extracting(HorizonForecast::horizon).containsExactly(1);
        assertThat(probabilities(third)).isEqualTo(read(MODEL, List.of(3, 9, 5)));
    }

    private static double[] probabilities(Forecast forecast) {
        return forecast.steps().get(0).mean();
    }

    private static double[] read(Model model, List<? extends Number> words) {
        double[] probabilities = new double[2];
        new ModelRunner(model)
                .labelWindow(
                        words.stream()
                                .map(word -> new double[] {word.doubleValue()})
                                .toArray(double[][]::new),
                        probabilities);
        return probabilities;
    }
}
