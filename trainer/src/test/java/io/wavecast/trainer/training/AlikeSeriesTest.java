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
