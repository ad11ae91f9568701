package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSettingsTest {
    private static final List<Integer> ONE = List.of(1);

    @ParameterizedTest
    @CsvSource({"24,1,23", "24,23,1", "24,24,0", "24,25,23", "24,48,0", "1,1,0", "1,7,0", "0,5,-1"})
    void shouldFindTheLatestSampleThatIsWholeSeasonsBeforeTheTarget(int season, int horizon, int steps) {
        assertThat(AdapterSettings.of(season, 1_000, ONE).stepsBack(horizon)).isEqualTo(steps);
    }

    @Test
    void shouldNameASettingThatIsOutOfRange() {
        assertThatThrownBy(() -> AdapterSettings.of(-1, 1_000, ONE))
                .hasMessageContaining("season")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new AdapterSettings(0, 1, 10, 1, 4, 1, ONE)).hasMessageContaining("memory");
        assertThatThrownBy(() -> new AdapterSettings(0, 1_000, 0, 1, 4, 1, ONE)).hasMessageContaining("penalty");
        assertThatThrownBy(() -> new AdapterSettings(0, 1_000, 10, Double.NaN, 4, 1, ONE))
                .hasMessageContaining("caution");
        assertThatThrownBy(() -> new AdapterSettings(0, 1_000, 10, 1, -4, 1, ONE))
                .hasMessageContaining("cutoff");
        assertThatThrownBy(() -> new AdapterSettings(0, 1_000, 10, 1, 4, Double.POSITIVE_INFINITY, ONE))
                .hasMessageContaining("reach");
        assertThatThrownBy(() -> AdapterSettings.of(0, 1_000, List.of())).hasMessageContaining("horizons");
    }
}
