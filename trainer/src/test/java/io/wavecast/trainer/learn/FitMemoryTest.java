package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.LagCounts;
import io.wavecast.trainer.linear.Lags;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FitMemoryTest {
    private static final long QUARTER_OF_768_MIB = 192L << 20;
    private static final int CHANNELS = 64;
    private static final List<Integer> HORIZONS = List.of(1, 13);

    @Test
    void shouldTryAllLagsOfFewChannels() {
        var memory = new FitMemory(QUARTER_OF_768_MIB, 3, 2, 64, false);

        assertThat(memory.fits(512, 1)).isTrue();
        assertThat(memory.fits(256, 3)).isTrue();
    }

    @Test
    void shouldTryMoreUnitsOnlyBesideLagsThatLeaveMemoryForThem() {
        var memory = new FitMemory(QUARTER_OF_768_MIB, 3, 2, 64, false);

        assertThat(memory.fits(new LagCounts(512, 0), 128)).isTrue();
        assertThat(memory.fits(new LagCounts(512, 0), 900))
                .as("42 MiB become 314")
                .isFalse();
        assertThat(memory.fits(new LagCounts(8, 256), 900)).isTrue();
        assertThat(memory.fits(new LagCounts(8, 600), 900))
                .as("of all channels together")
                .isFalse();
    }

    @Test
    void shouldTakeTheMemoryOfEachMissingTarget() {
        var complete = new FitMemory(QUARTER_OF_768_MIB, 8, 2, 64, false);
        var missing = new FitMemory(QUARTER_OF_768_MIB, 8, 2, 64, true);

        long jumps = 11 * 8 * 72 * 73 / 2;
        assertThat(missing.bytes(512, 1) - jumps).isEqualTo(3 * (complete.bytes(512, 1) - jumps));
        assertThat(missing.bytes(96, 8)).isEqualTo(17 * complete.bytes(96, 8));
    }

    /** Of three channels and 128 units, once for all groups. */
    @Test
    void shouldCountTheSumsOfJumps() {
        var memory = new FitMemory(QUARTER_OF_768_MIB, 3, 2, 128, false);
        var linear = new FitMemory(QUARTER_OF_768_MIB, 3, 2, 0, false);

        assertThat(memory.bytes(8, 1)).isEqualTo(11 * 8 * (3 * 137 * 138 / 2 + 131 * 132 / 2));
        assertThat(memory.bytes(8, 3)).isEqualTo(11 * 8 * 153 * 154 / 2);
        assertThat(linear.bytes(8, 1)).as("without cells").isEqualTo(11 * 8 * 3 * 9 * 10 / 2);
    }

    @Test
    void shouldTryFewerLagsWhereTheSumsOfManyChannelsDoNotFit() {
        List<List<Lags>> groups = lags(new FitMemory(QUARTER_OF_768_MIB, CHANNELS, HORIZONS.size(), 64, false));

        assertThat(most(groups.get(0))).isBetween(64, 511);
        assertThat(groups).hasSize(CHANNELS + 1);
    }

    @Test
    void shouldLeaveOutTheLagsOfAllChannelsWhereEachTargetNeedsSumsOfItsOwn() {
        List<List<Lags>> groups = lags(new FitMemory(QUARTER_OF_768_MIB, CHANNELS, HORIZONS.size(), 64, true));

        assertThat(most(groups.get(0))).isBetween(16, 256);
        assertThat(groups).hasSize(CHANNELS);
    }

    @Test
    void shouldTryTheFewestLagsInAnyCase() {
        List<List<Lags>> groups = lags(new FitMemory(1, CHANNELS, HORIZONS.size(), 64, false));

        assertThat(groups).hasSize(CHANNELS).allMatch(choices -> choices.equals(List.of(Lags.newest(4))));
    }

    private static List<List<Lags>> lags(FitMemory memory) {
        var random = new Random(7);
        double[][] values = new double[10_000][CHANNELS];
        for (double[] sample : values) {
            sample[0] = random.nextGaussian();
        }
        return new LagSearch(memory, 512, Seasons.NONE, HORIZONS, List.of(new SeriesSlice(values, 1)), List.of())
                .withoutCells();
    }

    private static int most(List<Lags> choices) {
        return choices.get(choices.size() - 1).count();
    }
}
