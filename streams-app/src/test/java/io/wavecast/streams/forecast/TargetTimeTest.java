package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Score;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.ObservationResult.Incident;
import io.wavecast.streams.testing.Signals;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A forecast is scored against the observation at its target time, whatever comes in between. */
class TargetTimeTest {
    private static final long PERIOD = Signals.PERIOD_MICROS;

    private final OneSeries series = new OneSeries(1);

    @Test
    void shouldScoreAtTheTargetTimeIfObservationsComeFasterThanTheModelsPeriod() {
        series.servedBy(aModel().warmup(1).periodMicros(10 * PERIOD).build());
        long scoredAt = 0;
        for (int tick = 0; tick < 60; tick++) {
            Accepted result = series.accepted(tick, Math.sin(tick));
            for (Score score : result.scores()) {
                scoredAt = score.atMicros();
                assertThat(scoredAt).isEqualTo(OneSeries.at(tick));
            }
            // After the first spacings, the forecast made ten ticks ago is scored by this observation, and no other is.
            if (tick >= 30) {
                assertThat(result.scores()).as("tick %d", tick).hasSize(1);
                double naive = Math.abs(Math.sin(tick) - Math.sin(tick - 10));
                assertThat(result.scores().get(0).naiveError()).isEqualTo(naive);
            }
        }
        assertThat(scoredAt).isEqualTo(OneSeries.at(59));
    }

    @Test
    void shouldNeverScoreMoreThanHalfAPeriodFromTheTarget() {
        series.servedBy(aModel().warmup(1).periodMicros(10 * PERIOD).build());
        Forecast first = series.accepted(0, 1).forecast();
        long target = first.steps().get(0).atMicros();

        for (int tick = 1; tick <= 4; tick++) {
            assertThat(series.accepted(tick, 1).scores()).isEmpty();
        }
        Accepted near = series.accepted(5, 1);

        assertThat(target - OneSeries.at(5)).isEqualTo(5 * PERIOD);
        assertThat(near.scores()).hasSize(1);
    }

    @Test
    void shouldKeepTargetTimesWhenThePeriodChanges() {
        series.servedBy(
                aModel().warmup(1).horizons(5).periodMicros(100 * PERIOD).build());
        Forecast far = series.accepted(0, 1).forecast(); // aimed 500 ticks ahead
        series.servedBy(aModel().version(2).warmup(1).build());
        for (int tick = 1; tick <= 3; tick++) {
            assertThat(series.accepted(tick, 1).scores())
                    .extracting(Score::model)
                    .doesNotContain(far.model());
        }
        series.accepted(499, 1);

        // 499 lies within half a period, 50 ticks, of the target, 500. The first such observation counts.
        assertThat(series.state.pending()).noneMatch(pending -> pending.model().equals(far.model()));
        assertThat(far.steps().get(0).atMicros()).isEqualTo(OneSeries.at(500));
    }

    @Test
    void shouldLeaveTargetsInAGapUnscored() {
        series.servedBy(aModel().warmup(1).horizons(1, 5).build());
        series.accepted(0, 1);

        Accepted after = series.accepted(5, 1);

        assertThat(after.scores()).extracting(Score::horizon).containsExactly(5);
        assertThat(after.unscored()).isEqualTo(1);
    }

    @Test
    void shouldScoreEachForecastUnderJitter() {
        series.servedBy(aModel().warmup(1).build());
        var random = new Random(1);
        long time = OneSeries.at(0);
        int scored = 0;
        for (int i = 0; i < 500; i++) {
            scored += ((Accepted) series.observeAt(time, Math.sin(i))).scores().size();
            time += Math.round(PERIOD * (1 + 0.3 * (2 * random.nextDouble() - 1)));
        }

        assertThat(scored).isEqualTo(499);
    }

    @Test
    void shouldKeepTheRingWhenAPairOfStampsIsClose() {
        int largest = 0;
        for (int i = 0; i < 50; i++) {
            series.observeAt(OneSeries.at(100 * i), i);
            if (i % 10 == 9) {
                series.observeAt(OneSeries.at(100 * i) + 100, i);
            }
            largest = Math.max(largest, series.state.ring().size());
            assertThat(series.state.ring().size())
                    .as("inputs after sample %d", i)
                    .isEqualTo(largest);
        }
        assertThat(series.state.times().periodMicros()).isEqualTo(100 * PERIOD);
        assertThat(largest).isEqualTo(16);
    }

    @Test
    void shouldFollowAChangeOfRate() {
        for (int i = 0; i < 20; i++) {
            series.accepted(i, i);
        }
        for (int i = 0; i < SETTLED; i++) {
            series.accepted(20 + 50 * i, i);
        }

        assertThat(series.state.times().periodMicros()).isEqualTo(50 * PERIOD);
        assertThat(series.state.ring().size()).as("not emptied any more").isGreaterThan(1);
    }

    @Test
    void shouldReportARateThatDoesNotFitTheModel() {
        series.servedBy(aModel().warmup(1).build());
        for (int i = 0; i < 20; i++) {
            assertThat(series.accepted(i, i).incidents()).doesNotContain(Incident.RATE_MISMATCH);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(series.accepted(22 + 2 * i, i).incidents())
                    .as("the median of the spacings still fits")
                    .doesNotContain(Incident.RATE_MISMATCH);
        }
        assertThat(series.accepted(28, 1).incidents()).contains(Incident.RATE_MISMATCH);
    }

    private static final int SETTLED = 8;
}
