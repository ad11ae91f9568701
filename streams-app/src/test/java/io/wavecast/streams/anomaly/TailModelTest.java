package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class TailModelTest {
    private static final double RATE = 1_000;

    private final Random random = new Random(3);

    @Test
    void shouldBeSurprisedOnceInSoManySamplesOfAPowerLaw() {
        assertThat(surprises(() -> Math.pow(random.nextDouble(), -0.5), 1_000)).isBetween(0.4, 3.0);
    }

    @Test
    void shouldBeSurprisedOnceInSoManySamplesOfNormalNoise() {
        assertThat(surprises(() -> Math.abs(random.nextGaussian()), 1_000)).isBetween(0.4, 3.0);
    }

    @Test
    void shouldBeSurprisedAsOftenAtRatesFarBeyondItsThreshold() {
        assertThat(surprises(() -> Math.abs(random.nextGaussian()), 8_000)).isBetween(0.4, 2.0);
    }

    @Test
    void shouldBeSurprisedAsOftenAtRatesNearItsThreshold() {
        assertThat(surprises(() -> Math.abs(random.nextGaussian()), 200)).isBetween(0.6, 1.5);
    }

    @Test
    void shouldFindNothingRareBelowItsThreshold() {
        double[] numbers = new double[TailModel.NUMBERS];
        TailModel.start(numbers, 0);

        assertThat(TailModel.observe(numbers, 0, 0, RATE)).isZero();
        assertThat(TailModel.observe(numbers, 0, 0.5, RATE)).isZero();
    }

    @Test
    void shouldFindALargerRatioRarer() {
        assertThat(afterNoise(8)).isGreaterThan(afterNoise(6));
        assertThat(afterNoise(1e149)).isLessThan(5_000);
    }

    /** Clusters whose surprise reaches the logarithm, by those expected. */
    private double surprises(DoubleSupplier ratios, double samplesPerSurprise) {
        double[] numbers = new double[TailModel.NUMBERS];
        TailModel.start(numbers, 0);
        int warmUp = 5_000;
        int samples = 400_000;
        int count = 0;
        int quiet = 0;
        for (int t = 0; t < warmUp + samples; t++) {
            boolean rare = TailModel.observe(numbers, 0, ratios.getAsDouble(), samplesPerSurprise)
                    >= Math.log(samplesPerSurprise);
            count += t >= warmUp && rare && quiet > 20 ? 1 : 0;
            quiet = rare ? 0 : quiet + 1;
        }
        return count * samplesPerSurprise / samples;
    }

    private static double afterNoise(double ratio) {
        Random noise = new Random(5);
        double[] numbers = new double[TailModel.NUMBERS];
        TailModel.start(numbers, 0);
        for (int t = 0; t < 2_000; t++) {
            TailModel.observe(numbers, 0, Math.abs(noise.nextGaussian()), RATE);
        }
        return TailModel.observe(numbers, 0, ratio, RATE);
    }
}
