package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSettingsTest {
    @ParameterizedTest
    @CsvSource({"24,1,23", "24,23,1", "24,24,0", "24,25,23", "24,48,0", "1,1,0", "1,7,0", "0,5,-1"})
    void shouldFindTheLatestSampleThatIsWholeSeasonsBeforeTheTarget(int season, int horizon, int steps) {
        assertThat(AdapterSettings.ofSeason(season).stepsBack(horizon)).isEqualTo(steps);
    }

    @Test
    void shouldNameASettingThatIsOutOfRange() {
        assertThatThrownBy(() -> AdapterSettings.ofSeason(-1)).hasMessageContaining("season").hasMessageContaining("-1");
        assertThatThrownBy(() -> new AdapterSettings(0, 1, 10, 1, 4, 1)).hasMessageContaining("memory");
        assertThatThrownBy(() -> new AdapterSettings(0, 1_000, 0, 1, 4, 1)).hasMessageContaining("penalty");
        assertThatThrownBy(() -> new AdapterSettings(0, 1_000, 10, Double.NaN, 4, 1)).hasMessageContaining("caution");
        assertThatThrownBy(() -> new AdapterSettings(0, 1_000, 10, 1, -4, 1)).hasMessageContaining("cutOff");
        assertThatThrownBy(() -> new AdapterSettings(0, 1_000, 10, 1, 4, Double.POSITIVE_INFINITY))
                .hasMessageContaining("reach");
    }
}
