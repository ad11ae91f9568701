package io.wavecast.trainer.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    @Test
    void shouldRepeatTheSeason() {
        var seasonal = new SeasonalNaive(4);
        for (double value : new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}) {
            seasonal.observe(value);
        }

        assertThat(seasonal.forecast(1)).isEqualTo(6);
        assertThat(seasonal.forecast(4)).isEqualTo(9);
        assertThat(seasonal.forecast(5)).isEqualTo(6);
    }

    @Test
    void shouldRepeatTheLastValueDuringTheFirstSeason() {
        var seasonal = new SeasonalNaive(4);
        seasonal.observe(1);
        seasonal.observe(2);

        assertThat(seasonal.forecast(3)).isEqualTo(2);
    }

    @Test
    void shouldFollowALineWithHolt() {
        var holt = new Holt(0.8, 0.5);
        for (int t = 0; t < 100; t++) {
            holt.observe(3 + 2 * t);
        }

        assertThat(holt.forecast(1)).isCloseTo(203, within(1e-6));
        assertThat(holt.forecast(10)).isCloseTo(221, within(1e-6));
    }

    @Test
    void shouldSmoothNoiseAndFollowRandomWalks() {
        var random = new Random(1);
        double[] noise = new double[2_000];
        double[] walk = new double[2_000];
        for (int t = 1; t < noise.length; t++) {
            noise[t] = random.nextGaussian();
            walk[t] = walk[t - 1] + random.nextGaussian();
        }

        assertThat(ExponentialSmoothing.fit(noise).alpha()).isLessThan(0.03);
        assertThat(ExponentialSmoothing.fit(walk).alpha()).isGreaterThan(0.9);
    }

    @Test
    void shouldFitSeriesWithMissingValues() {
        double[] line = new double[200];
        for (int t = 0; t < line.length; t++) {
            line[t] = t % 7 == 3 ? Double.NaN : 0.5 * t;
        }

        Holt holt = Holt.fit(line);

        assertThat(OneStepError.meanSquare(holt, line)).isLessThan(0.1);
    }
}
