package io.wavecast.streams.series;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.PendingLimit;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PendingForecastsTest {
    private final SeriesState state = new SeriesState(1, 4);

    @Test
    void shouldQueueByAscendingWindowAndKeepTheOrderOfEqualWindows() {
        assertThat(queue(9, 5)).isTrue();
        assertThat(queue(3, 1)).isTrue();
        assertThat(queue(7, 4)).isTrue();
        assertThat(queue(3, 2)).isTrue();
        assertThat(queue(1, 3)).isTrue();

        assertThat(state.pending()).extracting(PendingForecast::fromMicros).containsExactly(1L, 3L, 3L, 7L, 9L);
        assertThat(state.pending()).extracting(PendingForecast::horizon).containsExactly(3, 1, 2, 4, 5);
    }

    @Test
    void shouldSettleTheForecastsThatAreDue() {
        for (int tick = 1; tick <= 5; tick++) {
            queue(tick, 1);
        }

        assertThat(state.pending().due(0)).isZero();
        assertThat(state.pending().due(3)).isEqualTo(3);
        state.settle(3);

        assertThat(state.pending()).extracting(PendingForecast::fromMicros).containsExactly(4L, 5L);
        assertThat(state.pending().size()).isEqualTo(2);
    }

    @Test
    void shouldRefuseForecastsBeyondItsLimit() {
        for (int i = 0; i < PendingLimit.FORECASTS; i++) {
            assertThat(queue(i, 1)).isTrue();
        }

        assertThat(queue(0, 1)).isFalse();
        assertThat(state.pending().size()).isEqualTo(PendingLimit.FORECASTS);
    }

    @Test
    void shouldUseSettledObjectsAgainWithoutMixingForecasts() {
        for (int tick = 1; tick <= 6; tick++) {
            queue(tick, tick);
        }
        Set<PendingForecast> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        state.pending().forEach(objects::add);

        for (int tick = 7; tick <= 100; tick++) {
            state.settle(2);
            queue(tick, tick);
            queue(tick, tick + 1);
            state.pending().forEach(objects::add);
        }

        assertThat(objects).hasSize(6);
        assertThat(state.pending()).extracting(PendingForecast::horizon).containsExactly(98, 99, 99, 100, 100, 101);
        assertThat(state.pending())
                .allSatisfy(forecast -> assertThat(forecast.mean()[0]).isEqualTo(-forecast.horizon()));
    }

    @Test
    void shouldCopyWhatTheNextForecastChanges() {
        queue(1, 1);
        ForecastDraft next = draft(2);
        requireNonNull(state.queue(next, 0, 2, 3)).sent(true, VisibleTimes.UNTRACKED, 0, 0);
        next.means()[0][0] = 42;

        assertThat(state.pending().get(0).mean()[0]).isEqualTo(-1);
        assertThat(state.pending().get(0).late()).isFalse();
        assertThat(state.pending().get(1).mean()[0]).isEqualTo(-2);
        assertThat(state.pending().get(1).late()).isTrue();
    }

    private boolean queue(long from, int horizon) {
        PendingForecast queued = state.queue(draft(horizon), 0, from, from + 1);
        if (queued != null) {
            queued.sent(false, VisibleTimes.UNTRACKED, 0, 0);
        }
        return queued != null;
    }

    /** A forecast of one horizon, whose negative is the mean. */
    private static ForecastDraft draft(int horizon) {
        var draft = new ForecastDraft(ModelVersion.NAIVE, List.of(horizon), 1);
        draft.means()[0][0] = -horizon;
        return draft;
    }
}
