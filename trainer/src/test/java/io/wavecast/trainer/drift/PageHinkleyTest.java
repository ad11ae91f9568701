package io.wavecast.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHinkleyTest {
    private static final int SERIES = 100;
    private static final int LEARN = 128;

    /** Autocorrelation of successive values. */
    @ParameterizedTest
    @CsvSource({"0", "0.3"})
    void shouldHaveAboutAsManyFalseAlarmsAsWanted(double carry) {
        int alarms = 0;
        for (int i = 0; i < SERIES; i++) {
            var values = new Values(i, carry);
            var test = new PageHinkley(LEARN, 2_000, 0);
            boolean before = false;
            for (int t = 0; t < 10_000; t++) {
                test.add(values.next());
                alarms += test.risen() && !before ? 1 : 0;
                before = test.risen();
            }
        }

        assertThat(alarms).isBetween(SERIES * 5 / 3, SERIES * 5 * 3); // five wanted in each series
    }

    /** Size of a rise in standard deviations, and the values within which 95 of 100 are found. */
    @ParameterizedTest
    @CsvSource({"1, 48", "2, 16"})
    void shouldFindARise(double rise, int within) {
        int[] delays = new int[SERIES];
        for (int i = 0; i < SERIES; i++) {
            var values = new Values(i, 0.1);
            var test = new PageHinkley(LEARN, 1e5, 0);
            for (int t = 0; t < 1_000; t++) {
                test.add(values.next());
            }
            boolean early = test.risen();
            int delay = 0;
            while (!test.risen()) {
                test.add(values.next() + rise);
                delay++;
            }
            delays[i] = early ? Integer.MAX_VALUE : delay;
        }
        Arrays.sort(delays);

        assertThat(delays[94]).isLessThanOrEqualTo(within);
    }

    @Test
    void shouldNotAlarmAtOneBurst() {
        var values = new Values(1, 0);
        var test = new PageHinkley(LEARN, 1e5, 0);
        for (int t = 0; t < 500; t++) {
            test.add(values.next() + (t == 300 ? 1_000 : 0));
            assertThat(test.risen()).isFalse();
        }
    }

    @Test
    void shouldStayRisenUntilTheValuesComeBack() {
        var values = new Values(2, 0);
        var test = new PageHinkley(LEARN, 1e5, 0);
        for (int t = 0; t < 3_000; t++) {
            test.add(values.next() + (t < 1_000 ? 0 : 2));
        }
        assertThat(test.risen()).isTrue();
        assertThat(test.level()).isBetween(-0.2, 0.2);

        for (int t = 0; t < 300; t++) {
            test.add(values.next());
        }
        assertThat(test.risen()).isFalse();
    }

    @Test
    void shouldSkipMissingValuesAndNotAlarmAtHardlyAnyVariation() {
        var test = new PageHinkley(LEARN, 1e5, 0.01);
        for (int t = 0; t < 2_000; t++) {
            test.add(t % 2 == 0 ? Double.NaN : 3 + 1e-9 * t);
        }

        assertThat(test.level()).isBetween(2.99, 3.01);
        assertThat(test.risen()).isFalse();
    }

    /** An AR(1) process of variance 1. */
    private static final class Values {
        private final SplittableRandom random;
        private final double carry;
        private double value;

        Values(long seed, double carry) {
            this.random = new SplittableRandom(seed);
            this.carry = carry;
        }

        double next() {
            value = carry * value + Math.sqrt(1 - carry * carry) * random.nextGaussian();
            return value;
        }
    }
}
