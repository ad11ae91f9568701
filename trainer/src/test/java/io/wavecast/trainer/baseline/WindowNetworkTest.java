package io.wavecast.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowNetworkTest {
    private static final int LENGTH = 4_000;
    private static final int TRAINED = 3_000;

    @Test
    void shouldLearnANonlinearMap() {
        double[] values = new double[LENGTH]; // the logistic map, which has no linear correlation
        values[0] = 0.3;
        for (int t = 1; t < LENGTH; t++) {
            values[t] = 3.99 * values[t - 1] * (1 - values[t - 1]);
        }
        double[] past = Arrays.copyOf(values, TRAINED);
        double network = rmse(WindowNetwork.fit(past, 2, 1), values, 1);
        assertThat(network).isLessThan(0.1 * rmse(new Naive(), values, 1));
        assertThat(rmse(WindowNetwork.fit(past, 2, 1), values, 2)).isGreaterThan(network);
    }

    @Test
    void shouldComeCloseToTheBestErrorOfALinearSignal() {
        double[] values = new double[LENGTH];
        var random = new Random(3);
        for (int t = 2; t < LENGTH; t++) {
            values[t] = 1e6 * (1 - 0.9) + 1.5 * values[t - 1] - 0.6 * values[t - 2] + 40 * random.nextGaussian();
        }
        double noise = 40;
        double error = rmse(WindowNetwork.fit(Arrays.copyOfRange(values, 500, TRAINED), 4, 1), values, 1);
        assertThat(error).isBetween(0.9 * noise, 1.15 * noise);
    }

    @Test
    void shouldSkipGapsAndRefuseSeriesWithoutAWindow() {
        double[] gaps = new double[300];
        for (int t = 0; t < gaps.length; t++) {
            gaps[t] = t % 7 == 6 ? Double.NaN : Math.sin(t);
        }
        var network = WindowNetwork.fit(gaps, 3, 1);
        for (int t = 0; t < 3; t++) {
            network.observe(Math.sin(t));
            if (t < 2) {
                assertThat(network.forecast(1)).as("not full").isEqualTo(Math.sin(t), within(1e-12));
            }
        }
        assertThat(network.forecast(1)).isEqualTo(Math.sin(3), within(0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowNetwork.fit(gaps, 6, 1))
                .withMessage("expected 7 samples in a row without a gap, was fewer among 300");
    }

    @Test
    void shouldBeReproducibleFromTheSeed() {
        double[] past = new Random(5).doubles(500).toArray();
        assertThat(rmse(WindowNetwork.fit(past, 4, 9), past, 1))
                .isEqualTo(rmse(WindowNetwork.fit(past, 4, 9), past, 1));
    }

    private static double rmse(Forecaster forecaster, double[] values, int horizon) {
        double sum = 0;
        for (int t = 0; t < values.length; t++) {
            forecaster.observe(values[t]);
            if (t + 1 >= values.length - 900 && t + horizon < values.length) {
                double error = values[t + horizon] - forecaster.forecast(horizon);
                sum += error * error;
            }
        }
        return Math.sqrt(sum / (900 - horizon + 1));
    }
}
