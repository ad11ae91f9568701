package io.wavecast.trainer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.trainer.baseline.ExponentialSmoothing;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmoothingTest {
    @Test
    void shouldRepeatTheLastValueWithTheFirstConstant() {
        assertThat(Smoothing.weights(Smoothing.CONSTANTS[0])).containsExactly(0, 0);
    }

    @Test
    void shouldLeaveAConstantLevelUnchanged() {
        for (double constant : Smoothing.CONSTANTS) {
            assertThat(Arrays.stream(Smoothing.weights(constant)).sum()).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void shouldForecastAsExponentialSmoothingDoes() {
        var random = new Random(4);
        double[][] values = new double[200][1];
        var smoothing = new ExponentialSmoothing(0.4);
        for (double[] sample : values) {
            sample[0] = random.nextGaussian();
            smoothing.observe(sample[0]);
        }
        var regression = Regression.fixed(0, new int[] {0}, Lags.newest(Smoothing.lags(0.4)), Smoothing.weights(0.4));

        double forecast = values[199][0] + regression.predictFromLags(values, 199, new float[0]);

        // The lags that are cut off have a weight of 5 %.
        assertThat(forecast).isCloseTo(smoothing.forecast(1), within(0.05));
    }
}
