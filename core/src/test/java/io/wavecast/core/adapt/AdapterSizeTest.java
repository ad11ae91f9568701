package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.series.PendingLimit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdapterSizeTest {
    @Test
    void shouldCountTheNumbersOfASeries() {
        int channels = 2;
        int pending = 1 + 10; // a forecast h steps ahead waits for h samples

        assertThat(AdapterSize.bytes(settings(24, 1, 10), channels))
                .isEqualTo(8L * channels * (2 * AdapterState.NUMBERS + pending * ForecastCorrector.LESSON + 24));
    }

    @Test
    void shouldCountOnlyAsManyForecastsAsMayBePending() {
        assertThat(AdapterSize.bytes(settings(0, 600), 1))
                .isEqualTo(8L * (AdapterState.NUMBERS + PendingLimit.FORECASTS * ForecastCorrector.LESSON));
        assertThat(AdapterSize.bytes(settings(0, 600), 4_096))
                .isEqualTo(8L * 4_096 * (AdapterState.NUMBERS + 4 * ForecastCorrector.LESSON));
    }

    @Test
    void shouldAllowUsualModels() {
        assertThat(AdapterSize.bytes(settings(200, 1, 10, 32), 64)).isLessThan(AdapterSize.MAX_BYTES / 2);
        assertThat(AdapterSize.bytes(settings(96, upTo(96)), 8)).isLessThan(AdapterSize.MAX_BYTES / 2);
        assertThat(AdapterSize.bytes(settings(24, upTo(24)), 64)).isLessThan(AdapterSize.MAX_BYTES);
    }

    private static Integer[] upTo(int horizon) {
        return IntStream.rangeClosed(1, horizon).boxed().toArray(Integer[]::new);
    }

    private static AdapterSettings settings(int season, Integer... horizons) {
        return AdapterSettings.of(season, AdapterSettings.MEMORY, List.of(horizons));
    }
}
