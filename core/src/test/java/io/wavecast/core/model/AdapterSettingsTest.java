package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterSettingsTest {
    private static final List<Integer> ONE = List.of(1);
    private static final List<Integer> NONE = List.of();

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
        assertThatThrownBy(() -> new AdapterSettings(0, NONE, 1, 10, 1, 4, 1, 0, ONE, NONE))
                .hasMessageContaining("memory");
        assertThatThrownBy(() -> new AdapterSettings(0, NONE, 1_000, 0, 1, 4, 1, 0, ONE, NONE))
                .hasMessageContaining("penalty");
        assertThatThrownBy(() -> new AdapterSettings(0, NONE, 1_000, 10, Double.NaN, 4, 1, 0, ONE, NONE))
                .hasMessageContaining("caution");
        assertThatThrownBy(() -> new AdapterSettings(0, NONE, 1_000, 10, 1, -4, 1, 0, ONE, NONE))
                .hasMessageContaining("cutoff");
        assertThatThrownBy(() -> new AdapterSettings(0, NONE, 1_000, 10, 1, 4, Double.POSITIVE_INFINITY, 0, ONE, NONE))
                .hasMessageContaining("reach");
        assertThatThrownBy(() -> new AdapterSettings(0, NONE, 1_000, 10, 1, 4, 1, -0.1, ONE, NONE))
                .hasMessageContaining("threshold must be finite and at least 0, was -0.1");
        assertThatThrownBy(() -> AdapterSettings.of(0, 1_000, List.of())).hasMessageContaining("horizons");
        assertThatThrownBy(() -> AdapterSettings.of(0, 1_000, ONE).withHorizons(ONE, List.of(1, 3)))
                .hasMessageContaining(
                        "standby: expected some of the corrected horizons [1], in that order, was [1, 3]");
    }

    @Test
    void shouldNameSpansOfMeansThatAreNone() {
        AdapterSettings settings = AdapterSettings.of(0, 1_000, ONE);
        for (List<Integer> spans : List.of(ONE, List.of(4, 4), List.of(20, 4), List.of(4, 1_000_001))) {
            assertThatThrownBy(() -> settings.withMeans(spans))
                    .hasMessageContaining("means: expected at most 4 spans within 2..1000000, ascending, was " + spans);
        }
        assertThatThrownBy(() -> settings.withMeans(List.of(2, 3, 4, 5, 6))).hasMessageContaining("[2, 3, 4, 5, 6]");
    }

    @Test
    void shouldHaveAMeanWhereThereIsNoSeason() {
        assertThat(AdapterSettings.of(0, 1_000, ONE).means()).isEqualTo(AdapterSettings.MEANS);
        assertThat(AdapterSettings.of(24, 1_000, ONE).means()).isEmpty();
    }

    @Test
    void shouldListHorizonsOnStandbyOnce() {
        assertThatThrownBy(() -> AdapterSettings.of(0, 1_000, ONE).withHorizons(ONE, List.of(1, 1)))
                .hasMessageContaining("was [1, 1]");
    }

    @Test
    void shouldHaveAThresholdAtHorizonsOnStandbyOnly() {
        AdapterSettings settings = AdapterSettings.of(0, 1_000, ONE).withHorizons(List.of(1, 5), List.of(5));

        assertThat(settings.threshold(1)).isZero();
        assertThat(settings.threshold(5)).isEqualTo(AdapterSettings.THRESHOLD);
    }
}
