package io.wavecast.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.adapt.AdapterSettings;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldOutAdaptedTest {
    private static final List<Integer> HORIZONS = List.of(1, 6);
    private static final double[] UNITS = {10};
    private static final int SEASON = 24;

    @Test
    void shouldLowerErrorsWhereTheSeasonTellsMore() {
        List<SeriesSlice> slices = List.of(daily(3_000, 1));
        HeldOutErrors frozen = HeldOutErrors.of("naive", HORIZONS, slices, HeldOutForecasters.naive());
        HeldOutErrors adapted = HeldOutErrors.of("adapted", HORIZONS, slices, adapted());
        assertThat(adapted.rootMeanSquare(1, 0)).isLessThan(0.4 * frozen.rootMeanSquare(1, 0));
        assertThat(adapted.rootMeanSquare(0, 0)).isLessThan(frozen.rootMeanSquare(0, 0));
    }

    @Test
    void shouldBeginEachSliceUncorrected() {
        HeldOutErrors both = HeldOutErrors.of("both", HORIZONS, List.of(daily(500, 1), daily(500, 2)), adapted());
        HeldOutErrors second = HeldOutErrors.of("second", HORIZONS, List.of(daily(500, 2)), adapted());
        double[] errors = both.errors(0, 0);
        assertThat(second.errors(0, 0)).containsExactly(Arrays.copyOfRange(errors, 499, errors.length));
    }

    private static HeldOutForecaster adapted() {
        return HeldOutForecasters.adapted(
                HeldOutForecasters.naive(), AdapterSettings.ofSeason(SEASON), HORIZONS, UNITS);
    }

    private static SeriesSlice daily(int count, long seed) {
        var random = new Random(seed);
        double[][] values = new double[count][1];
        for (int t = 0; t < count; t++) {
            values[t][0] = 10 * StrictMath.sin(2 * Math.PI * t / SEASON) + 0.5 * random.nextGaussian();
        }
        return new SeriesSlice(values, 1);
    }
}
