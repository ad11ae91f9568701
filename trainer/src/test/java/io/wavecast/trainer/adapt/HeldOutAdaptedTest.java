package io.wavecast.trainer.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecaster;
import io.wavecast.trainer.judge.HeldOutForecasters;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldOutAdaptedTest {
    private static final List<Integer> HORIZONS = List.of(1, 6);
    private static final Model PERSISTENCE = LinearModel.of(1, 10, 1, 6);
    private static final int SEASON = 24;

    @Test
    void shouldLowerErrorsWhereTheSeasonTellsMore() {
        List<SeriesSlice> slices = List.of(daily(3_000, 1));
        HeldOutErrors frozen = HeldOutErrors.of("frozen", HORIZONS, slices, HeldOutForecasters.network(PERSISTENCE));
        HeldOutErrors adapted = HeldOutErrors.of("adapted", HORIZONS, slices, adapted());
        assertThat(adapted.rootMeanSquare(1, 0)).isLessThan(0.4 * frozen.rootMeanSquare(1, 0));
        assertThat(adapted.rootMeanSquare(0, 0)).isLessThan(frozen.rootMeanSquare(0, 0));
    }

    @Test
    void shouldBeginEachSliceUncorrected() {
        HeldOutErrors both = HeldOutErrors.of("both", HORIZONS, List.of(daily(500, 1), daily(500, 2)), adapted());
        HeldOutErrors second = HeldOutErrors.of("second", HORIZONS, List.of(daily(500, 2)), adapted());
        double[] errors = both.errors(0, 0);
        assertThat(second.errors(0, 0)).containsExactly(Arrays.copyOfRange(errors, 496, errors.length));
    }

    private static HeldOutForecaster adapted() {
        return new HeldOutAdapted(PERSISTENCE, AdapterSettings.of(SEASON, 1_000, HORIZONS));
    }

    static SeriesSlice daily(int count, long seed) {
        var random = new Random(seed);
        double[][] values = new double[count][1];
        for (int t = 0; t < count; t++) {
            values[t][0] = 10 * StrictMath.sin(2 * Math.PI * t / SEASON) + 0.5 * random.nextGaussian();
        }
        return new SeriesSlice(values, LinearModel.WARM_UP);
    }
}
