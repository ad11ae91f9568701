package io.wavecast.streams.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.streams.anomaly.AnomalyRules;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.Shield;
import io.wavecast.streams.series.SeriesState;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuledDetectorsTest {
    private final RuledDetectors detectors = new RuledDetectors(
            new AnomalyRules(Map.of("", held(1), "plant/", held(2), "plant/pump", held(3), "p", held(4))));
    private final SeriesState state = new SeriesState(1, 16);

    @Test
    void shouldJudgeASeriesByItsLongestPrefix() {
        assertThat(widths("fan")).isEqualTo(1);
        assertThat(widths("plant/fan")).isEqualTo(2);
        assertThat(widths("plant/pump")).isEqualTo(3);
        assertThat(widths("plant/pump/1")).isEqualTo(3);
        assertThat(widths("plant")).isEqualTo(4);
    }

    @Test
    void shouldJudgeAStateOfNoSeriesByTheUsualSettings() {
        assertThat(Objects.requireNonNull(detectors.of(state)).shield().widths())
                .isEqualTo(1);
    }

    @Test
    void shouldRememberWhatItFound() {
        widths("plant/fan");
        int rule = state.sections().rule();

        assertThat(detectors.of(state)).isSameAs(detectors.of(state));
        assertThat(state.sections().rule()).isEqualTo(rule).isNotNegative();
        assertThat(new RuledDetectors(AnomalyRules.NONE).of(state)).isNull();
    }

    @Test
    void shouldNeedSettingsForAllOtherSeries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnomalyRules(Map.of("plant/", held(1))))
                .withMessageContaining("plant/");
    }

    private double widths(String series) {
        state.sections().belongTo(series);
        return Objects.requireNonNull(detectors.of(state)).shield().widths();
    }

    private static AnomalySettings held(int widths) {
        return AnomalySettings.falseAlarmEvery(1_000).withShield(new Shield(widths, 64));
    }
}
