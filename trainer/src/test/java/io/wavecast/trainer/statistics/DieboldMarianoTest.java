package io.wavecast.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DieboldMarianoTest {
    /** Computed with numpy and scipy.stats.t from the same numbers. */
    @ParameterizedTest
    @CsvSource({"1, -4.804145689305659, 4.574994141981278e-06", "3, -6.061500783003153, 1.632558005246494e-08"})
    void shouldAgreeWithScipy(int horizon, double statistic, double p) {
        double[] better = numbers(120, 1, 1);
        double[] worse = numbers(120, 2, 1.2);

        var test = DieboldMariano.of(better, worse, horizon);

        assertThat(test.statistic()).isCloseTo(statistic, within(1e-9));
        assertThat(test.p()).isCloseTo(p, within(1e-12));
        assertThat(DieboldMariano.of(worse, better, horizon).statistic()).isCloseTo(-statistic, within(1e-9));
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
