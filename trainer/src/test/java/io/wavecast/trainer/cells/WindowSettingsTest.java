package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowSettingsTest {
    private static final WindowSettings AUTO = new WindowSettings(WindowSettings.AUTO, 32, false, 0);

    @Test
    void shouldBeLongWhereTheHistoryIs() {
        assertThat(AUTO.problems()).isEmpty();
        assertThat(AUTO.at(5_120).length()).isEqualTo(256);
        assertThat(AUTO.at(5_119).length()).isEqualTo(64);
    }

    @Test
    void shouldKeepAGivenLength() {
        assertThat(AUTO.withLength(100).at(5_120).length()).isEqualTo(100);
    }

    @Test
    void shouldLimitClosedLoopsByTheShortestWindow() {
        assertThat(new WindowSettings(WindowSettings.AUTO, 32, false, 64).problems())
                .containsExactly("--future must be 0..63, less than --window, was 64");
    }
}
