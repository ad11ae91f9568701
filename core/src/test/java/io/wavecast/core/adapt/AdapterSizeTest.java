package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.series.PendingLimit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdapterSizeTest {
    private static final int MEANS = AdapterSettings.MEANS.size();
    private static final int NUMBERS = AdapterLayout.of(settings(0, 1)).numbers();
    private static final int LESSON = AdapterLayout.of(settings(0, 1)).lesson();

    @Test
    void shouldCountTheNumbersOfASeries() {
        int channels = 2;
        int pending = 1 + 10; // a forecast h steps ahead waits for h samples

        assertThat(AdapterSize.bytes(settings(24, 1, 10), channels))
                .isEqualTo(8L * channels * (2 * NUMBERS + pending * LESSON + 24 + MEANS));
    }

    @Test
    void shouldCountOnlyAsManyForecastsAsMayBePending() {
        assertThat(AdapterSize.bytes(settings(0, 600), 1))
                .isEqualTo(8L * (NUMBERS + PendingLimit.FORECASTS * LESSON + MEANS));
        assertThat(AdapterSize.bytes(settings(0, 600), 4_096)).isEqualTo(8L * 4_096 * (NUMBERS + 4 * LESSON + MEANS));
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
        return AdapterSettings.of(season, AdapterSettings.MEMORY, List.of(horizons))
                .withMeans(AdapterSettings.MEANS);
    }
}
