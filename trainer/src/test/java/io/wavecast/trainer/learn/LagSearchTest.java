package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Lags;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LagSearchTest {
    private static final int CHANNELS = 40;

    @Test
    void shouldLeaveOutDelaysThatAreTooManyLagsOfAllChannels() {
        List<NavigableSet<Integer>> delayed = List.of(lags(100, 4), lags(200, 50), lags(400, 4));
        var memory = new FitMemory(Long.MAX_VALUE, CHANNELS, 1, 0, false);
        var train = List.of(new SeriesSlice(new double[10_000][CHANNELS], 1));

        var search = new LagSearch(memory, 512, Seasons.NONE, List.of(1), train, delayed);

        Lags expected = Lags.newest(8).and(lags(100, 4)).and(lags(400, 4));
        assertThat(search.withoutCells().get(CHANNELS)).contains(expected);
    }

    private static NavigableSet<Integer> lags(int first, int count) {
        NavigableSet<Integer> lags = new TreeSet<>();
        for (int lag = first; lag < first + count; lag++) {
            lags.add(lag);
        }
        return lags;
    }
}
