package io.wavecast.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHinkleyTest {
    private static final int SERIES = 100;

    /** Autocorrelation of successive values. */
    @ParameterizedTest
    @CsvSource({"0", "0.3"})
    void shouldHaveAboutAsManyFalseAlarmsAsWanted(double carry) {
        int alarms = 0;
        for (int i = 0; i < SERIES; i++) {
            var values = new Values(i, carry);
            var test = new PageHinkley(2_000);
            for (int t = 0; t < 10_000; t++) {
                alarms += test.add(values.next()) ? 1 : 0;
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
            var test = new PageHinkley(1e5);
            boolean early = false;
            for (int t = 0; t < 1_000; t++) {
                early |= test.add(values.next());
            }
            int delay = 1;
            while (!test.add(values.next() + rise)) {
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
        var test = new PageHinkley(1e5);
        for (int t = 0; t < 500; t++) {
            assertThat(test.add(values.next() + (t == 300 ? 1_000 : 0))).isFalse();
        }
    }

    @Test
    void shouldTakeTheNewLevelForNormalAfterAnAlarm() {
        var values = new Values(2, 0);
        var test = new PageHinkley(1e5);
        int alarms = 0;
        for (int t = 0; t < 3_000; t++) {
            alarms += test.add(values.next() + (t < 1_000 ? 0 : 2)) ? 1 : 0;
        }

        assertThat(alarms).isEqualTo(1);
        assertThat(test.level()).isBetween(1.5, 2.5);
    }

    @Test
    void shouldSkipMissingValuesAndWaitForTheFirstVariation() {
        var test = new PageHinkley(1e5);
        for (int t = 0; t < 1_000; t++) {
            assertThat(test.add(t % 2 == 0 ? Double.NaN : 3)).isFalse();
        }

        assertThat(test.level()).isNaN();
    }

    @Test
    void shouldContinueFromItsNumbersBitByBit() {
        var values = new Values(3, 0.3);
        var test = new PageHinkley(500);
        var restored = new PageHinkley(500);
        for (int t = 0; t < 5_000; t++) {
            double x = values.next();
            assertThat(restored.add(x)).isEqualTo(test.add(x));
            restored = PageHinkley.of(500, restored.numbers());
        }

        assertThat(restored.numbers()).isEqualTo(test.numbers()).hasSize(12);
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
