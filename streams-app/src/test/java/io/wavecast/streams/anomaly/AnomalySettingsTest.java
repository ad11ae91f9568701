package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AnomalySettingsTest {
    private static final AnomalySettings VALID = AnomalySettings.falseAlarmEvery(1_000);

    @Test
    void shouldRefuseSettingsThatMeanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnomalySettings.falseAlarmEvery(10))
                .withMessageContaining("10.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VALID.withAlarms(3, 2))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VALID.withAlarms(1, 33))
                .withMessageContaining("33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VALID.withLeastDeviation(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VALID.withStuckAfter(-1))
                .withMessageContaining("-1");
    }
}
