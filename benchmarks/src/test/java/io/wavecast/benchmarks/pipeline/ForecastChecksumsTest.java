package io.wavecast.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ForecastChecksumsTest {
    @Test
    void shouldCoverTheFirstForecastsOfEverySeriesInAnyOrderOfSeries() {
        assertThat(checksum("a1", "b1", "a2", "b2")).isEqualTo(checksum("b1", "b2", "a1", "a2", "a3"));
        assertThat(checksum("a1", "b1", "a2", "b2")).isNotEqualTo(checksum("a1", "b1", "b2", "a3", "a4"));
        assertThat(checksum("a1", "b1", "a2", "b2")).isNotEqualTo(checksum("a2", "b1", "a1", "b2"));
        assertThat(checksum("a1", "b2", "a2", "b1")).isNotEqualTo(checksum("a2", "b1", "a1", "b2"));
    }

    @Test
    void shouldCountSeriesWithTooFewForecasts() {
        ForecastChecksums forecasts = forecasts("a1", "a2", "a3", "b1");

        assertThat(forecasts.count()).isEqualTo(4);
        assertThat(forecasts.incompleteSeries()).isEqualTo(1);
    }

    private static long checksum(String... records) {
        return forecasts(records).checksum();
    }

    /** Each record is a letter, the series, and a digit, its forecast. */
    private static ForecastChecksums forecasts(String... records) {
        var forecasts = new ForecastChecksums(2);
        for (String record : records) {
            byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
            forecasts.add(new byte[] {bytes[0]}, new byte[] {bytes[1]});
        }
        return forecasts;
    }
}
