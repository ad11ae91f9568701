package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeriesScalingTest {
    private static final SeriesScaling SCALING = SeriesScaling.robust(16);

    @Test
    void shouldLearnEachChannelFromTheNewestWindowWithoutItsOutliers() {
        double[] past = new double[40 * 2];
        for (int t = 0; t < 40; t++) {
            past[2 * t] = t < 24 ? -5 : 101_325 + (t % 2 == 0 ? 30 : -30);
            past[2 * t + 1] = t % 2 == 0 ? 0.2 : -0.2;
        }
        past[2 * 39] = 1e9; // a glitch

        SeriesScale scale = SCALING.learned(past, 2);

        assertThat(scale.center(0)).isBetween(101_290.0, 101_360.0);
        assertThat(scale.scale(0)).isBetween(40.0, 95.0);
        assertThat(scale.center(1)).isZero();
        assertThat(scale.scale(1)).isCloseTo(1.4826 * 0.2, within(1e-12));
    }

    @Test
    void shouldForecastAConstantChannelByItsConstantAndLearnOnceItMoves() {
        double[] constant = new double[16];
        Arrays.fill(constant, 7.1);
        SeriesScale scale = SCALING.learned(constant, 1);

        assertThat(scale.scaled(0, 7.1)).isZero();
        assertThat(scale.unscaled(0, 3)).isEqualTo(7.1);

        scale.take(new double[] {9.1}, SCALING);

        assertThat(scale.scale(0)).isCloseTo(2, within(1e-12));
        for (int t = 0; t < 15; t++) {
            scale.take(new double[] {9}, SCALING);
            assertThat(scale.isLeft(SCALING)).isFalse();
        }
        scale.take(new double[] {9}, SCALING);
        assertThat(scale.isLeft(SCALING)).as("a window after it moved").isTrue();
    }

    @Test
    void shouldLeaveTheRangeByAShiftButNotByGlitches() {
        double[] past = new double[16];
        for (int t = 0; t < past.length; t++) {
            past[t] = t % 2;
        }
        SeriesScale scale = SCALING.learned(past, 1);
        for (int t = 0; t < 1_000; t++) {
            scale.take(new double[] {t % 3 == 0 ? 1_000 : 1}, SCALING);
        }
        assertThat(scale.isLeft(SCALING)).as("every third value is a glitch").isFalse();

        for (int t = 0; t < 8; t++) {
            scale.take(new double[] {1_000}, SCALING);
        }

        assertThat(scale.isLeft(SCALING)).isTrue();
    }

    @Test
    void shouldRefuseSettingsThatCannotBeLearned() {
        assertThatThrownBy(() -> new SeriesScaling(Scaling.Kind.MIN_MAX, 16, 8)).hasMessageContaining("was min-max");
        assertThatThrownBy(() -> new SeriesScaling(Scaling.Kind.ROBUST, 2, 8)).hasMessageContaining("was 2");
        assertThatThrownBy(() -> new SeriesScaling(Scaling.Kind.ROBUST, 16, 0)).hasMessageContaining("was 0");
    }
}
