package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnomalySettingsTest {
    private static final AnomalySettings VALID = AnomalySettings.falseAlarmEvery(1_000);

    @Test
    void shouldRefuseSettingsThatMeanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnomalySettings.falseAlarmEvery(10))
                .withMessageContaining("10.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FalseAlarms.every(Duration.ZERO))
                .withMessageContaining(
                        "expected one false alarm in 100 to 1e12 samples, or in a time above 0, was 0.0");
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

    @Test
    void shouldDivideTheRateOfASeriesAmongItsChannels() {
        assertThat(FalseAlarms.every(1_000).ofChannel(5, 3)).isEqualTo(3_000);
        assertThat(FalseAlarms.every(Duration.ofDays(30)).ofChannel(60_000_000, 2))
                .isEqualTo(2 * 30 * 24 * 60);
        assertThat(FalseAlarms.every(Duration.ofDays(30)).ofChannel(0, 1)).isEqualTo(1e12);
        assertThat(FalseAlarms.every(Duration.ofHours(1)).ofChannel(3_600_000_000L, 1))
                .isEqualTo(100);
    }
}
