package io.wavecast.streams.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Score;
import io.wavecast.streams.testing.TestModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Judges the width of intervals, which coverage alone does not show, on a random walk. Its best forecast is the last value, and its h-step
 * errors are normal with the deviation √h.
 */
class IntervalWidthTest {
    private static final Integer[] HORIZONS = {1, 10, 32, 100};
    private static final int SAMPLES = 100_000;
    private static final double Z = 1.6449;

    @Test
    void shouldHaveTheWidthsThatAPerfectModelOfARandomWalkNeeds() {
        checkWidths(1);
    }

    @Test
    void shouldHaveTheseWidthsWithoutAnErrorOfTheModel() {
        checkWidths(Double.NaN);
    }

    private static void checkWidths(double error) {
        var series = new OneSeries(1);
        series.servedBy(TestModel.persistence(error, HORIZONS));
        var random = new Random(11);
        double[][] widths = new double[HORIZONS.length][SAMPLES];
        double[] hits = new double[HORIZONS.length];
        int[] scores = new int[HORIZONS.length];
        double value = 0;
        for (int t = 0; t < SAMPLES; t++) {
            value += random.nextGaussian();
            ObservationResult.Accepted result = series.accepted(t, value);
            for (int i = 0; i < HORIZONS.length; i++) {
                HorizonForecast step = result.forecast().steps().get(i);
                widths[i][t] = (step.upper()[0] - step.lower()[0]) / 2;
            }
            for (Score score : result.scores()) {
                int i = List.of(HORIZONS).indexOf(score.horizon());
                hits[i] += score.coverage();
                scores[i]++;
            }
        }
        for (int i = 0; i < HORIZONS.length; i++) {
            double ideal = Z * Math.sqrt(HORIZONS[i]);
            Arrays.sort(widths[i]);
            String horizon = "horizon " + HORIZONS[i];
            assertThat(widths[i][SAMPLES / 2] / ideal).as(horizon).isBetween(0.9, 1.1);
            assertThat(widths[i][SAMPLES * 95 / 100] / ideal).as(horizon).isLessThan(1.5);
            assertThat(widths[i][SAMPLES - 1] / ideal).as(horizon).isLessThan(3);
            assertThat(hits[i] / scores[i]).as(horizon).isBetween(0.89, 0.91);
        }
    }
}
