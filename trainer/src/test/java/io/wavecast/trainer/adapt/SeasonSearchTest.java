package io.wavecast.trainer.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonSearchTest {
    private static final Scaling SCALING = new Scaling(Scaling.Kind.ROBUST, new double[1], new double[] {5}, -20, 20);

    @Test
    void shouldFindADailyCycle() {
        SeriesSlice daily = HeldOutAdaptedTest.daily(2_000, 1);
        daily.values()[700][0] = 1e9; // a glitch

        assertThat(SeasonSearch.of(List.of(daily, HeldOutAdaptedTest.daily(400, 2)), SCALING))
                .isEqualTo(24);
    }

    @Test
    void shouldPreferTheWeekWhereDaysDiffer() {
        double[][] values = new double[3_000][1];
        for (int t = 0; t < values.length; t++) {
            values[t][0] = (t / 24 % 7 < 5 ? 10 : -10) * StrictMath.sin(2 * Math.PI * t / 24);
        }
        assertThat(SeasonSearch.of(List.of(new SeriesSlice(values, 1)), SCALING))
                .isEqualTo(168);
    }

    @Test
    void shouldFindOnlySeasonsThatTheServiceAccepts() {
        assertThat(SeasonSearch.of(List.of(waves(1, 300)), scaling(1))).isBetween(290, 310);
        assertThat(SeasonSearch.of(List.of(waves(64, 300)), scaling(64)))
                .as("of 64 channels")
                .isZero();
        assertThat(SeasonSearch.of(List.of(waves(64, 200)), scaling(64))).isBetween(190, 210);
    }

    private static SeriesSlice waves(int channels, int season) {
        double[][] values = new double[1_000][channels];
        for (int t = 0; t < values.length; t++) {
            Arrays.fill(values[t], 10 * StrictMath.sin(2 * Math.PI * t / season));
        }
        return new SeriesSlice(values, 1);
    }

    private static Scaling scaling(int channels) {
        double[] scales = new double[channels];
        Arrays.fill(scales, 5);
        return new Scaling(Scaling.Kind.ROBUST, new double[channels], scales, -20, 20);
    }

    @Test
    void shouldFindNoSeasonInNoiseNorInAConstant() {
        var random = new Random(3);
        double[][] noise = new double[2_000][1];
        for (double[] value : noise) {
            value[0] = random.nextGaussian();
        }
        assertThat(SeasonSearch.of(List.of(new SeriesSlice(noise, 1)), SCALING)).isZero();
        assertThat(SeasonSearch.of(List.of(new SeriesSlice(new double[500][1], 1)), SCALING))
                .isZero();
        assertThat(SeasonSearch.of(List.of(), SCALING)).isZero();
    }
}
