package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShieldTest {
    private final Shield shield = new Shield(3, 64);

    @Test
    void shouldReplaceAFarValueByItsForecastWhileAnAnomalyLasts() {
        assertThat(shield.entering(true, 5, 100, 20, 1)).isEqualTo(20);
        assertThat(shield.entering(true, 5, 22, 20, 1)).isEqualTo(22);
        assertThat(shield.entering(false, 5, 100, 20, 1)).isEqualTo(100);
    }

    @Test
    void shouldLetInWhatLasts() {
        assertThat(shield.entering(true, 64, 100, 20, 1)).isEqualTo(100);
        assertThat(Shield.NONE.entering(true, 0, 100, 20, 1)).isEqualTo(100);
    }
}
