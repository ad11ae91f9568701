package io.wavecast.streams.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import org.junit.jupiter.api.Test;

class PendingForecastsTest {
    private final SeriesState state = new SeriesState(1, 4);

    @Test
    void shouldQueueByAscendingWindowAndKeepTheOrderOfEqualWindows() {
        PendingForecast first = forecast(3, 1);
        PendingForecast second = forecast(3, 2);
        for (PendingForecast forecast :
                new PendingForecast[] {forecast(9, 1), first, forecast(7, 1), second, forecast(1, 1)}) {
            assertThat(state.queue(forecast)).isTrue();
        }

        assertThat(state.pending()).extracting(PendingForecast::fromMicros).containsExactly(1L, 3L, 3L, 7L, 9L);
        assertThat(state.pending().get(1)).isSameAs(first);
        assertThat(state.pending().get(2)).isSameAs(second);
    }

    @Test
    void shouldSettleTheForecastsThatAreDue() {
        for (int tick = 1; tick <= 5; tick++) {
            state.queue(forecast(tick, 1));
        }

        assertThat(state.pending().due(0)).isZero();
        assertThat(state.pending().due(3)).isEqualTo(3);
        state.settle(3);

        assertThat(state.pending()).extracting(PendingForecast::fromMicros).containsExactly(4L, 5L);
        assertThat(state.pending().size()).isEqualTo(2);
    }

    @Test
    void shouldRefuseForecastsBeyondItsLimit() {
        for (int i = 0; i < PendingForecasts.MAX; i++) {
            assertThat(state.queue(forecast(i, 1))).isTrue();
        }

        assertThat(state.queue(forecast(0, 1))).isFalse();
        assertThat(state.pending().size()).isEqualTo(PendingForecasts.MAX);
    }

    private static PendingForecast forecast(long from, int horizon) {
        return new PendingForecast(
                from,
                from + 1,
                horizon,
                0,
                ModelVersion.NAIVE,
                ForecastStatus.WARMING,
                false,
                new double[1],
                new double[1],
                new double[1]);
    }
}
