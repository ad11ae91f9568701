package io.wavecast.trainer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wavecast.trainer.history.SeriesSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoregressionTest {
    private static final Path DATA = Path.of(System.getProperty("wavecast.data", "../../shared/data"));
    private static final List<Integer> NEXT = List.of(1);

    @Test
    void shouldFindTheCoefficientsOfANoiselessRecursion() {
        double[][] values = new double[200][2];
        values[0] = new double[] {1, -1};
        values[1] = new double[] {0.5, 2};
        for (int t = 2; t < 200; t++) {
            values[t][0] = 0.3 + 0.9 * values[t - 1][0] - 0.5 * values[t - 2][0];
            values[t][1] = -0.1 + 0.4 * values[t - 1][1] + 0.2 * values[t - 2][1];
        }

        float[] linear = weights(Autoregression.fit(List.of(new SeriesSlice(values, 1)), NEXT, 2));

        // (outputs)(lags·channels): each channel from its own lags, the newest first.
        assertThat(linear).containsExactly(new float[] {0.9f, 0, -0.5f, 0, 0, 0.4f, 0, 0.2f}, within(1e-5f));
    }

    @Test
    void shouldNotTakeLagsFromAnotherSlice() {
        // Two ramps of the same slope: within each, the next value is one more than the last; across them it is not.
        var model = Autoregression.fit(
                List.of(new SeriesSlice(ramp(0, 50), 1), new SeriesSlice(ramp(1_000, 50), 1)), NEXT, 1);

        assertThat(weights(model)[0]).isCloseTo(1, within(1e-6f));
        assertThat(forecast(model, ramp(5, 10), 9)).isCloseTo(15, within(1e-4));
    }

    @Test
    void shouldForecastAChannelThatNeverChanges() {
        var random = new Random(3);
        double[][] values = new double[3_000][2];
        for (int t = 1; t < values.length; t++) {
            values[t][1] = 0.8 * values[t - 1][1] + 0.1 * random.nextGaussian();
        }

        var model = Autoregression.fit(List.of(new SeriesSlice(values, 1)), NEXT, 2);

        double[][] means = new double[1][2];
        model.forecast(values, 100, means);
        assertThat(means[0][0]).isZero();
        assertThat(means[0][1]).isCloseTo(0.8 * values[100][1], within(0.05));
    }

    @Test
    void shouldFitEveryHorizonSeparately() {
        double[][] values = new double[300][1];
        values[0][0] = 1;
        for (int t = 1; t < values.length; t++) {
            values[t][0] = 0.9 * values[t - 1][0];
        }

        var model = Autoregression.fit(List.of(new SeriesSlice(values, 1)), List.of(1, 5), 2);

        double[][] means = new double[2][1];
        model.forecast(values, 10, means);
        assertThat(means[0][0]).isCloseTo(values[11][0], within(1e-6));
        assertThat(means[1][0]).isCloseTo(values[15][0], within(1e-6));
    }

    @Test
    void shouldReportHowManySamplesAreMissing() {
        assertThatThrownBy(() -> Autoregression.fit(List.of(new SeriesSlice(ramp(0, 20), 1)), NEXT, 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33 unknowns")
                .hasMessageContaining("only 0 samples");
    }

    /** An independent fit by QR decomposition of all rows, rather than by normal equations. */
    @Test
    void shouldAgreeWithLeastSquaresByQrDecomposition() {
        var random = new Random(7);
        double[][] values = new double[500][1];
        for (int t = 2; t < values.length; t++) {
            values[t][0] = 1.5 * values[t - 1][0] - 0.7 * values[t - 2][0] + random.nextGaussian();
        }
        var reference = new LeastSquares(4, 1);
        for (int t = 2; t + 1 < values.length; t++) {
            reference.add(
                    new double[] {values[t][0], values[t - 1][0], values[t - 2][0], 1},
                    new double[] {values[t + 1][0]});
        }

        float[] linear = weights(Autoregression.fit(List.of(new SeriesSlice(values, 1)), NEXT, 3));

        double[] expected = reference.solve()[0];
        for (int lag = 0; lag < 3; lag++) {
            assertThat(linear[lag]).isCloseTo((float) expected[lag], within(1e-5f));
        }
    }

    /** Reference errors by numpy, from the recordings' BASELINES.md. */
    @ParameterizedTest
    @CsvSource({
        "ett/ETTh1.csv, 1, 8, 0.514",
        "ett/ETTh1.csv, 1, 32, 0.444",
        "nab/realKnownCause/nyc_taxi.csv, 1, 32, 0.163",
        "nab/realKnownCause/nyc_taxi.csv, 1, 2, 0.172",
        "biosppy_125hz_1khz/ecg.txt, 0, 32, 0.0258",
        "biosppy_125hz_1khz/ecg.txt, 0, 2, 0.0333",
    })
    void shouldHaveTheErrorsOfTheReference(String file, int column, int lags, double expected) throws IOException {
        assumeThat(DATA.resolve(file)).as("recordings are missing").exists();
        double[] series = read(DATA.resolve(file), column);
        int train = series.length * 7 / 10;
        int test = series.length * 8 / 10;
        double mean = mean(series, train, value -> value);
        double deviation = Math.sqrt(mean(series, train, value -> (value - mean) * (value - mean)));
        double[][] scaled = new double[series.length][];
        for (int t = 0; t < series.length; t++) {
            scaled[t] = new double[] {(series[t] - mean) / deviation};
        }

        var model = Autoregression.fit(List.of(new SeriesSlice(Arrays.copyOf(scaled, train), 1)), NEXT, lags);

        assertThat(rmse(model, scaled, test)).isCloseTo(expected, Percentage.withPercentage(1));
    }

    private static float[] weights(Autoregression model) {
        return model.weights().linear().orElseThrow().toRowMajor();
    }

    private static double forecast(Autoregression model, double[][] values, int t) {
        double[][] means = new double[1][1];
        model.forecast(values, t, means);
        return means[0][0];
    }

    private static double rmse(Autoregression model, double[][] series, int from) {
        double sum = 0;
        for (int t = from - 1; t + 1 < series.length; t++) {
            double error = forecast(model, series, t) - series[t + 1][0];
            sum += error * error;
        }
        return Math.sqrt(sum / (series.length - from));
    }

    private static double[] read(Path file, int column) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && (Character.isDigit(line.charAt(0)) || line.charAt(0) == '-'))
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
    }

    private static double mean(double[] series, int count, ToDoubleFunction<Double> of) {
        double sum = 0;
        for (int t = 0; t < count; t++) {
            sum += of.applyAsDouble(series[t]);
        }
        return sum / count;
    }

    private static double[][] ramp(double from, int length) {
        double[][] ramp = new double[length][1];
        for (int t = 0; t < length; t++) {
            ramp[t][0] = from + t;
        }
        return ramp;
    }
}
