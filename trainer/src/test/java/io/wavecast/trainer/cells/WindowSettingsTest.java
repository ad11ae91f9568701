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
    void shouldTakeMoreWindowsPerUpdateOnAGraphicsCard() {
        WindowSettings byDevice = new WindowSettings(64, WindowSettings.AUTO, false, 0);

        assertThat(byDevice.problems()).isEmpty();
        assertThat(byDevice.batch(false)).isEqualTo(32);
        assertThat(byDevice.batch(true)).isEqualTo(256);
        assertThat(new WindowSettings(64, 9, false, 0).batch(true)).isEqualTo(9);
    }

    @Test
    void shouldLimitClosedLoopsByTheShortestWindow() {
        assertThat(new WindowSettings(WindowSettings.AUTO, 32, false, 64).problems())
                .containsExactly("--future must be 0..63, less than --window, was 64");
    }
}
