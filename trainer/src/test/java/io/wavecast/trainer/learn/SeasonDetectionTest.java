package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.trainer.Signals;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonDetectionTest {
    @Test
    void shouldFindADayWithinAWeek() {
        assertThat(lengths(Demand.values(1, 6_000))).containsExactly(Demand.DAY, Demand.WEEK);
    }

    @Test
    void shouldFindADayOfMinutes() {
        double[][] values = new double[10_000][1];
        var random = new Random(1);
        double[] day = random.doubles(1_440).toArray();
        for (int t = 0; t < values.length; t++) {
            values[t][0] = 10 * day[t % day.length] + random.nextGaussian();
        }

        assertThat(lengths(values)).endsWith(1_440);
    }

    @Test
    void shouldFindNoneInARandomWalk() {
        assertThat(lengths(Signals.randomWalk(1, 6_000))).isEmpty();
    }

    @Test
    void shouldFindNoneInAConstant() {
        assertThat(lengths(new double[2_000][1])).isEmpty();
    }

    private static List<Integer> lengths(double[][] values) {
        return SeasonDetection.lengths(List.of(new SeriesSlice(values, 1)), List.of(0), 2_048);
    }
}
