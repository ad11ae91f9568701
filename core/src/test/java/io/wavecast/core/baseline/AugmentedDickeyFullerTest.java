package io.wavecast.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentedDickeyFullerTest {
    private static final int LENGTH = 800;

    /** What {@code statsmodels.tsa.stattools.adfuller} 0.13.5 says of the same numbers. */
    @ParameterizedTest
    @CsvSource({
        "noise, -29.201972211734578, 0.0, 0",
        "walk, -1.5086894957864239, 0.5292084737679507, 0",
        "ar95, -4.4947607486495915, 0.0002009710213851368, 0",
        "near, -1.690698083419452, 0.4359113643701972, 0",
        "trend, -0.02113257836937818, 0.9567491519843543, 14",
        "sine, -14.272828994150233, 1.3650237738103714e-26, 21"
    })
    void shouldSayWhatStatsmodelsSays(String name, double statistic, double p, int lags) {
        var test = AugmentedDickeyFuller.of(series(name));

        assertThat(test.lags()).isEqualTo(lags);
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-6 * Math.max(1, Math.abs(statistic))));
        assertThat(test.p()).isCloseTo(p, within(1e-6));
    }

    @Test
    void shouldNotMindLargeOffsets() {
        double[] series = series("ar95");
        for (int t = 0; t < series.length; t++) {
            series[t] = 1e9 + series[t];
        }

        assertThat(AugmentedDickeyFuller.of(series).statistic()).isCloseTo(-4.4947607, within(1e-3));
    }

    @Test
    void shouldRefuseWhatCannotBeTested() {
        assertThatThrownBy(() -> AugmentedDickeyFuller.of(new double[10]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 20 values are needed, had 10");
        assertThatThrownBy(() -> AugmentedDickeyFuller.of(new double[100]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never changes");
    }

    private static double[] series(String name) {
        double[] values = new double[LENGTH];
        long state = 7;
        for (int t = 0; t < LENGTH; t++) {
            state = (1_103_515_245L * state + 12_345) % 2_147_483_648L;
            double noise = state / 2_147_483_648.0 - 0.5;
            double before = t == 0 ? 0 : values[t - 1];
            values[t] = switch (name) {
                case "noise" -> noise;
                case "walk" -> before + noise;
                case "ar95" -> t == 0 ? 0 : 0.95 * before + noise;
                case "near" -> t == 0 ? 0 : 0.995 * before + noise;
                case "trend" -> noise + 0.01 * t;
                default -> Math.sin(0.1 * t) + 0.3 * noise;
            };
        }
        return values;
    }
}
