package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OneStandardErrorTest {
    private static final double[] SIMPLE = {1, 1, 1, 1};

    @Test
    void shouldPreferTheSimplerWithinOneStandardError() {
        double[] sometimesBetter = {0.5, 0.9, 1.2, 1.2}; // mean gain 0.05, standard error 0.167
        double[] alwaysBetter = {0.9, 0.95, 0.92, 0.91}; // mean gain 0.08, standard error 0.011

        assertThat(OneStandardError.preferred(List.of(SIMPLE, sometimesBetter))).isZero();
        assertThat(OneStandardError.preferred(List.of(SIMPLE, alwaysBetter))).isEqualTo(1);
        assertThat(OneStandardError.preferred(List.of(SIMPLE, sometimesBetter, alwaysBetter)))
                .isEqualTo(2);
        assertThat(OneStandardError.preferred(List.of(SIMPLE, alwaysBetter, alwaysBetter)))
                .isEqualTo(1);
    }

    @Test
    void shouldCompareTheBlocksThatBothHave() {
        double nan = Double.NaN;

        assertThat(OneStandardError.better(new double[] {nan, nan, 0.9, 0.8}, new double[] {0.1, 0.1, 1, 1}))
                .isTrue();
        assertThat(OneStandardError.better(new double[] {nan, 0.1}, new double[] {1, nan}))
                .as("nothing in common")
                .isFalse();
    }

    @Test
    void shouldCallAGainClearIfChanceSeldomMakesIt() {
        double[] aLittle = {0.86, 0.99, 0.97, 0.9}; // mean gain 0.07, standard error 0.061
        double[] always = {0.9, 0.95, 0.92, 0.91}; // mean gain 0.08, standard error 0.022

        assertThat(OneStandardError.better(aLittle, SIMPLE)).isTrue();
        assertThat(OneStandardError.clearlyBetter(aLittle, SIMPLE, 4)).isFalse();
        assertThat(OneStandardError.clearlyBetter(always, SIMPLE, 4)).isTrue();
        assertThat(OneStandardError.clearlyBetter(new double[] {0.1}, new double[] {1}, 1))
                .as("one block tells nothing of chance")
                .isFalse();
    }

    @Test
    void shouldCallTheSameGainClearOverMoreBlocks() {
        double[] few = {0.4, 0.9, 0.5, 0.8}; // mean gain 0.35, three of its standard errors are 0.70
        double[] many = new double[16];
        double[] simple = new double[16];
        for (int b = 0; b < many.length; b++) {
            many[b] = few[b % few.length];
            simple[b] = 1;
        }

        assertThat(OneStandardError.clearlyBetter(few, SIMPLE, 4)).isFalse();
        assertThat(OneStandardError.clearlyBetter(many, simple, 16)).isTrue();
    }

    @Test
    void shouldCountDeviationsWithinAPieceTwice() {
        double[] within = {0.8, 1.04, 0.8, 1.04
        }; // mean gain 0.08, standard error 0.069, and 0.139 with deviations twice
        double[] between = {0.8, 0.8, 0.8, 0.8, 1.04, 1.04, 1.04, 1.04}; // mean gain 0.08, standard error 0.045
        double[] simple = {1, 1, 1, 1, 1, 1, 1, 1};

        assertThat(OneStandardError.better(within, SIMPLE)).isFalse();
        assertThat(OneStandardError.better(between, simple)).isTrue();
    }

    @Test
    void shouldCountBlocksLittleWhoseErrorsAreSmallBesideTheOthers() {
        double[] exactInPauses = {1, 1, 1, 1, 1, 1, 1, 1, -23, -23, -23, -23};
        double[] betterElsewhere = {0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, -6, -6, -6, -6};

        assertThat(OneStandardError.better(betterElsewhere, exactInPauses)).isTrue();
        double[] wrongInPauses = {0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0, 0, 0, 0};
        assertThat(OneStandardError.better(wrongInPauses, exactInPauses)).isFalse();
    }

    @Test
    void shouldMeasureTheGainOfTheBlocksThatBothHave() {
        assertThat(OneStandardError.gain(new double[] {0.5, 0.9, Double.NaN}, new double[] {1, 1, 1}))
                .isCloseTo(0.3, within(0.005));
        assertThat(OneStandardError.gain(new double[] {Double.NaN}, new double[] {1}))
                .isZero();
    }
}
