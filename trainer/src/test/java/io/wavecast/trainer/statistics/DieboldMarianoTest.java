package io.wavecast.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DieboldMarianoTest {
    /** Computed with numpy and scipy.stats.t from the same numbers. */
    @ParameterizedTest
    @CsvSource({"1, -6.18018371414875, 6.26410482523738e-05", "20, -6.308410096775508, 0.00013958330641832936"})
    void shouldAgreeWithScipy(int horizon, double statistic, double p) {
        double[] better = numbers(120, 1, 1);
        double[] worse = numbers(120, 2, 1.2);

        var test = DieboldMariano.of(better, worse, horizon);

        assertThat(test.statistic()).isCloseTo(statistic, within(1e-9));
        assertThat(test.p()).isCloseTo(p, within(1e-12));
        assertThat(DieboldMariano.of(worse, better, horizon).statistic()).isCloseTo(-statistic, within(1e-9));
    }

    /** Two forecasters whose losses have the same mean, and differ by values that are correlated over time. */
    @ParameterizedTest
    @CsvSource({"0, 0.02, 0.07", "0.5, 0.03, 0.08", "0.9, 0.05, 0.13"})
    void shouldSeldomRejectEqualForecastersWhoseLossesAreCorrelated(double correlation, double least, double most) {
        int trials = 600;
        int rejected = 0;
        var random = new Random(7);
        for (int trial = 0; trial < trials; trial++) {
            double[] one = new double[500];
            double[] other = new double[one.length];
            double difference = random.nextGaussian() / Math.sqrt(1 - correlation * correlation);
            for (int t = 0; t < one.length; t++) {
                difference = correlation * difference + random.nextGaussian();
                one[t] = Math.sqrt(50 + difference);
                other[t] = Math.sqrt(50 - difference);
            }
            rejected += DieboldMariano.of(one, other, 1).p() < 0.05 ? 1 : 0;
        }
        assertThat(rejected / (double) trials).isBetween(least, most);
    }

    @Test
    void shouldIgnoreMissingTargets() {
        double[] better = numbers(120, 1, 1);
        double[] worse = numbers(120, 2, 1.2);
        double[] withHoles = new double[125];
        double[] others = new double[125];
        for (int i = 0; i < 120; i++) {
            withHoles[i + i / 25] = better[i];
            others[i + i / 25] = worse[i];
        }
        for (int hole : new int[] {25, 51, 77, 103, 124}) {
            withHoles[hole] = Double.NaN;
        }

        assertThat(DieboldMariano.of(withHoles, others, 1).p())
                .isCloseTo(DieboldMariano.of(better, worse, 1).p(), within(1e-15));
    }

    @Test
    void shouldHaveNoResultForEqualForecasters() {
        double[] same = numbers(50, 1, 1);

        assertThat(DieboldMariano.of(same, same, 1).p()).isNaN();
    }

    /** A linear congruential generator, which is easy to write in any language. */
    private static double[] numbers(int count, long seed, double scale) {
        double[] numbers = new double[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = (1_103_515_245L * state + 12_345) % 2_147_483_648L;
            numbers[i] = scale * (state / 2_147_483_648.0 - 0.5);
        }
        return numbers;
    }
}
