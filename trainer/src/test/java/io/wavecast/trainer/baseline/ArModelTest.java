package io.wavecast.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

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

class ArModelTest {
    private static final Path DATA = Path.of(System.getProperty("wavecast.data", "../../shared/data"));

    @Test
    void shouldFindTheCoefficientsOfANoiselessRecursion() {
        double[][] segment = new double[200][2];
        segment[0] = new double[] {1, -1};
        segment[1] = new double[] {0.5, 2};
        for (int t = 2; t < 200; t++) {
            segment[t][0] = 0.3 + 0.9 * segment[t - 1][0] - 0.5 * segment[t - 2][1];
            segment[t][1] = -0.1 + 0.4 * segment[t - 1][1] + 0.2 * segment[t - 2][0];
        }

        var model = ArModel.fit(List.<double[][]>of(segment), 2);

        assertThat(model.intercept()).containsExactly(new double[] {0.3, -0.1}, within(1e-9));
        assertThat(model.coefficients()[0]).containsExactly(new double[] {0.9, 0, 0, -0.5}, within(1e-9));
        assertThat(model.coefficients()[1]).containsExactly(new double[] {0, 0.4, 0.2, 0}, within(1e-9));
    }

    @Test
    void shouldNotTakeThePastFromAnotherSegment() {
        // Two constants: within each, the last value is the next one; across them it is not.
        var model = ArModel.fit(List.of(ramp(0, 50), ramp(1_000, 50)), 1);

        assertThat(model.coefficients()[0][0]).isCloseTo(1, within(1e-9));
        assertThat(model.intercept()[0]).isCloseTo(1, within(1e-6));
    }

    @Test
    void shouldCopeWithColumnsThatAreTheSame() {
        var random = new Random(3);
        double[][] segment = new double[300][];
        for (int t = 0; t < 300; t++) {
            double value = random.nextGaussian();
            segment[t] = new double[] {value, value};
        }

        var model = ArModel.fit(List.<double[][]>of(segment), 2);

        double[] next = new double[2];
        model.predict(new double[] {1, 1, 1, 1}, next);
        assertThat(next).doesNotContain(Double.NaN);
        assertThat(next[0]).isBetween(-1.0, 1.0);
    }

    @Test
    void shouldCopeWithAChannelThatNeverMoves() {
        var random = new Random(3);
        double[][] segment = new double[3_000][2];
        for (int t = 1; t < segment.length; t++) {
            segment[t][1] = 0.8 * segment[t - 1][1] + 0.1 * random.nextGaussian();
        }

        var model = ArModel.fit(List.<double[][]>of(segment), 2);

        assertThat(model.coefficients()[0]).containsOnly(0);
        assertThat(model.coefficients()[1]).containsExactly(new double[] {0, 0.8, 0, 0}, within(0.05));
    }

    @Test
    void shouldRefuseValuesThatAreNotFinite() {
        double[][] segment = ramp(0, 50);
        segment[40][0] = Double.NaN;

        assertThatThrownBy(() -> ArModel.fit(List.<double[][]>of(segment), 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("finite");
    }

    @Test
    void shouldSayHowManySamplesAreMissing() {
        assertThatThrownBy(() -> ArModel.fit(List.<double[][]>of(ramp(0, 20)), 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33 unknowns")
                .hasMessageContaining("only 0 samples");
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
    void shouldErrAsMuchAsTheReference(String file, int column, int lags, double expected) throws IOException {
        assumeThat(DATA.resolve(file)).as("recordings are not here").exists();
        double[] series = read(DATA.resolve(file), column);
        int train = series.length * 7 / 10;
        int test = series.length * 8 / 10;
        double mean = mean(series, train, value -> value);
        double deviation = Math.sqrt(mean(series, train, value -> (value - mean) * (value - mean)));
        double[][] scaled = new double[series.length][];
        for (int t = 0; t < series.length; t++) {
            scaled[t] = new double[] {(series[t] - mean) / deviation};
        }

        var model = ArModel.fit(List.<double[][]>of(Arrays.copyOf(scaled, train)), lags);

        assertThat(rmse(model, scaled, test)).isCloseTo(expected, Percentage.withPercentage(1));
    }

    private static double rmse(ArModel model, double[][] series, int from) {
        double[] past = new double[model.lags()];
        double[] next = new double[1];
        double sum = 0;
        for (int t = from - model.lags(); t + 1 < series.length; t++) {
            model.remember(past, series[t]);
            if (t + 1 >= from) {
                model.predict(past, next);
                sum += (next[0] - series[t + 1][0]) * (next[0] - series[t + 1][0]);
            }
        }
        return Math.sqrt(sum / (series.length - from));
    }

    private static double[] read(Path file, int column) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && (Character.isDigit(line.charAt(0)) || line.charAt(0) == '-'))
                .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
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
