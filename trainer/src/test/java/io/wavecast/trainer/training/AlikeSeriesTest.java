package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlikeSeriesTest {
    @Test
    void shouldFindSeriesOfOneScaleAlike() {
        assertThat(alike(series("a", 50, 10), series("b", 51, 15))).isTrue();
        assertThat(alike(series("a", 50, 10))).isTrue();
    }

    @Test
    void shouldTellOtherScalesAndLevelsApart() {
        assertThat(alike(series("a", 50, 10), series("b", 50, 24))).isFalse();
        assertThat(alike(series("a", 50, 10), series("b", 64, 10))).isFalse();
    }

    @Test
    void shouldTakeThePartsOfASeriesTogether() {
        assertThat(alike(series("a", 50, 10), series("a", 90, 10))).isTrue();
    }

    /** Its first half is four times as large as its second one: another series of a size in between is like it. */
    @Test
    void shouldAllowAsMuchAsASeriesDiffersFromItself() {
        SeriesSlice changing = series("a", 50, 10);
        for (int t = 0; t < 1_000; t++) {
            changing.values()[t][0] = 50 + 4 * (changing.values()[t][0] - 50);
        }
        assertThat(alike(changing, series("b", 51, 8))).isTrue();
        assertThat(alike(series("a", 50, 25), series("b", 51, 8))).isFalse();
        assertThat(alike(changing, series("b", 51, 0.2))).isFalse();
    }

    @Test
    void shouldCompareSeriesThatAreShorterThanTheirWindows() {
        assertThat(alike(brief(2), brief(9), brief(200))).isTrue();
        assertThat(alike(brief(9), series("b", 5_000, 1))).isFalse();
    }

    /** A channel that was unplugged has no amplitude to compare: neither in volts nor in microvolts. */
    @Test
    void shouldLetTheScaleOfConstantSeriesDecideNothing() {
        for (double unit : new double[] {1e-6, 1, 1e6}) {
            SeriesSlice constant = series("off", 50.1 * unit, 0);
            assertThat(alike(series("a", 50 * unit, 10 * unit), constant, series("b", 51 * unit, 15 * unit)))
                    .isTrue();
            assertThat(alike(series("a", 50 * unit, 10 * unit), constant, series("b", 51 * unit, 30 * unit)))
                    .isFalse();
        }
        assertThat(alike(series("off", 7.1, 0), series("also off", 7.1, 0))).isTrue();
    }

    @Test
    void shouldTellConstantSeriesOfAnotherLevelApart() {
        assertThat(alike(series("a", 50, 10), series("off", 64, 0))).isFalse();
        assertThat(alike(series("off", 7.1, 0), series("also off", 8, 0))).isFalse();
    }

    /** It stands still in its first quarter, and has the same amplitude from then on. */
    @Test
    void shouldIgnoreWindowsInWhichASeriesStandsStill() {
        SeriesSlice still = series("still", 50, 0.3);
        for (int t = 0; t < 500; t++) {
            still.values()[t][0] = 50;
        }
        assertThat(alike(still, series("b", 50, 0.6))).isFalse();
        assertThat(alike(still, series("b", 50, 0.3))).isTrue();
    }

    private static SeriesSlice brief(int samples) {
        double[][] values = new double[samples][1];
        for (int t = 0; t < samples; t++) {
            values[t][0] = t % 2;
        }
        return new SeriesSlice(values, 1).of("brief" + samples);
    }

    private static boolean alike(SeriesSlice... train) {
        return AlikeSeries.of(List.of(train), Scaling.Kind.ROBUST);
    }

    private static SeriesSlice series(String key, double level, double size) {
        var random = new Random(level == 50 ? 1 : 2);
        double[][] values = new double[2_000][1];
        for (double[] sample : values) {
            sample[0] = level + size * random.nextGaussian();
        }
        return new SeriesSlice(values, 1).of(key);
    }
}
