package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptedSeriesTest {
    private static final boolean[] OBSERVED = {true};
    private static final AdapterState UNLEARNED =
            new AdapterState(1, AdapterLayout.of(AdapterSettings.of(0, 1_000, List.of(1))));

    /** The model is the best forecast, so there is nothing to learn. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 48})
    void shouldCostLittleWhereTheModelIsBest(int horizon) {
        var random = new Random(1);
        double[] values = new double[6_000];
        for (int t = 1; t < values.length; t++) {
            values[t] = 0.8 * values[t - 1] + random.nextGaussian();
        }
        double decay = StrictMath.pow(0.8, horizon);
        double[] errors = errors(values, horizon, 24, t -> decay * values[t]);
        assertThat(Math.sqrt(errors[1] / errors[0])).isLessThan(1.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 48})
    void shouldFollowALevelThatTheModelPullsBackFrom(int horizon) {
        var random = new Random(2);
        double[] values = new double[6_000];
        for (int t = 1; t < values.length; t++) {
            values[t] = values[t - 1] + 0.1 * random.nextGaussian();
        }
        double[] errors = errors(values, horizon, 0, t -> 0.7 * values[t] + 2);
        assertThat(Math.sqrt(errors[1] / errors[0])).isLessThan(0.9);
    }

    @Test
    void shouldFindTheSeasonsValue() {
        var random = new Random(3);
        double[] values = new double[4_000];
        for (int t = 0; t < values.length; t++) {
            values[t] = 10 * StrictMath.sin(2 * Math.PI * t / 24) + 0.3 * random.nextGaussian();
        }
        double[] errors = errors(values, 6, 24, t -> values[t]);
        assertThat(Math.sqrt(errors[1] / errors[0])).isLessThan(0.3);
    }

    /** The model forecasts 0. Last value and constant do not tell the level, which drifts below noise; means of the past do. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void shouldFindALevelBelowNoise(int horizon) {
        var random = new Random(4);
        double[] values = new double[6_000];
        double level = 0;
        for (int t = 1; t < values.length; t++) {
            level = 0.99 * level + 0.2 * random.nextGaussian();
            values[t] = level + 2 * random.nextGaussian();
        }
        double[] errors = errors(values, horizon, 0, t -> 0);
        double[] without = errors(
                new AdaptedSeries(
                        CorrectedModel.of(new double[] {1}, horizon),
                        AdapterSettings.of(0, 1_000, List.of(horizon)).withMeans(List.of())),
                values,
                horizon,
                t -> 0);
        assertThat(Math.sqrt(errors[1] / without[1])).isLessThan(0.98);
    }

    @Test
    void shouldNotKnowTheFuture() {
        double[] one = noise(400, 5);
        double[] other = one.clone();
        for (int t = 300; t < other.length; t++) {
            other[t] += 100;
        }
        double[] first = forecasts(one, 7, 24);
        double[] second = forecasts(other, 7, 24);
        for (int t = 0; t < 300; t++) {
            assertThat(second[t]).isEqualTo(first[t]);
        }
        assertThat(second[320]).isNotEqualTo(first[320]);
    }

    @Test
    void shouldNotLearnFromFilledValues() {
        var series = series(0, new double[] {1}, 1);
        for (int t = 0; t < 100; t++) {
            series.observe(new double[] {5}, new boolean[] {false});
            series.adapt(new double[][] {{1}});
        }
        assertThat(series.state()).isEqualTo(UNLEARNED);
    }

    @Test
    void shouldKeepChannelsAndHorizonsApart() {
        double[] values = noise(500, 6);
        var both = series(24, new double[] {1, 10}, 1, 5);
        var alone = series(24, new double[] {10}, 5);
        for (int t = 0; t < values.length; t++) {
            double[][] means = {{0, 0}, {0, 30}};
            both.observe(new double[] {values[t], 40 + 10 * values[t]}, new boolean[] {true, true});
            both.adapt(means);
            double[][] mean = {{30}};
            alone.observe(new double[] {40 + 10 * values[t]}, OBSERVED);
            alone.adapt(mean);
            assertThat(means[1][1]).isEqualTo(mean[0][0]);
        }
    }

    @Test
    void shouldNotLearnFromForecastsThatTheStreamDoesNotMake() {
        var series = series(0, new double[] {1}, 1);
        series.observe(new double[] {5}, new boolean[] {false});
        series.adapt(new double[][] {{1}});
        series.observe(new double[] {5}, OBSERVED);
        assertThat(series.state()).isEqualTo(UNLEARNED);
    }

    @Test
    void shouldLeaveOtherHorizonsAlone() {
        double[] values = noise(500, 7);
        var model = CorrectedModel.of(new double[] {1}, 1, 5);
        var some = new AdaptedSeries(model, AdapterSettings.of(0, 1_000, List.of(5)));
        double[][] means = {{0}, {0}};
        for (double value : values) {
            means = new double[][] {{0}, {0}};
            some.observe(new double[] {value}, OBSERVED);
            some.adapt(means);
        }
        assertThat(means[0][0]).isZero();
        assertThat(means[1][0]).isBetween(2.0, 4.0);
        assertThat(some.state().numbers()).hasSameSizeAs(UNLEARNED.numbers());
    }

    private static AdaptedSeries series(int season, double[] units, Integer... horizons) {
        return new AdaptedSeries(
                CorrectedModel.of(units, horizons), AdapterSettings.of(season, 1_000, List.of(horizons)));
    }

    private static double[] noise(int count, long seed) {
        var random = new Random(seed);
        double[] values = new double[count];
        for (int t = 0; t < count; t++) {
            values[t] = 3 + random.nextGaussian();
        }
        return values;
    }

    /** Forecasts of a series whose model always says 0. */
    private static double[] forecasts(double[] values, int horizon, int season) {
        var series = series(season, new double[] {1}, horizon);
        double[] forecasts = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            double[][] means = {{0}};
            series.observe(new double[] {values[t]}, OBSERVED);
            series.adapt(means);
            forecasts[t] = means[0][0];
        }
        return forecasts;
    }

    /** Mean squared errors of the model and of its corrected forecasts. */
    private static double[] errors(double[] values, int horizon, int season, IntToDoubleFunction model) {
        return errors(series(season, new double[] {1}, horizon), values, horizon, model);
    }

    private static double[] errors(AdaptedSeries series, double[] values, int horizon, IntToDoubleFunction model) {
        double frozen = 0;
        double adapted = 0;
        for (int t = 0; t + horizon < values.length; t++) {
            double[][] means = {{model.applyAsDouble(t)}};
            frozen += square(means[0][0] - values[t + horizon]);
            series.observe(new double[] {values[t]}, OBSERVED);
            series.adapt(means);
            adapted += square(means[0][0] - values[t + horizon]);
        }
        return new double[] {frozen / values.length, adapted / values.length};
    }

    private static double square(double x) {
        return x * x;
    }
}
