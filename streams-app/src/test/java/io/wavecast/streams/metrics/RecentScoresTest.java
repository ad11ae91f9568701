package io.wavecast.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import org.junit.jupiter.api.Test;

class RecentScoresTest {
    private final RecentScores scores = new RecentScores(2);

    @Test
    void shouldTellTheScoresAtTheFirstHorizon() {
        scores.add("pump", sum(1, 1, 10, 40, 160));
        scores.add("pump", sum(1, 8, 10, 999, 999));

        RecentScores.Recent recent = scores.of("pump").orElseThrow();
        assertThat(recent.horizon()).isEqualTo(1);
        assertThat(recent.scores()).isEqualTo(10);
        assertThat(recent.rmse()).isEqualTo(2, within(1e-12));
        assertThat(recent.skill()).isEqualTo(0.5, within(1e-12));
        assertThat(recent.coverage()).isEqualTo(0.9, within(1e-12));
        assertThat(recent.late()).isZero();
    }

    @Test
    void shouldForgetOldScores() {
        scores.add("pump", sum(1, 1, 1_000, 1_000, 1_000));
        for (int i = 0; i < 100; i++) {
            scores.add("pump", sum(1, 1, 100, 0, 100));
        }

        assertThat(scores.of("pump").orElseThrow().skill()).isGreaterThan(0.999);
    }

    @Test
    void shouldBeginAnewWithAnotherVersion() {
        scores.add("pump", sum(1, 1, 10, 40, 160));
        scores.add("pump", sum(2, 1, 10, 160, 160));

        assertThat(scores.of("pump").orElseThrow().skill()).isZero();
        assertThat(scores.of("pump").orElseThrow().scores()).isEqualTo(10);
    }

    @Test
    void shouldKeepABoundedNumberOfSeries() {
        scores.add("a", sum(1, 1, 1, 1, 1));
        scores.add("b", sum(1, 1, 1, 1, 1));
        scores.add("a", sum(1, 1, 1, 1, 1));
        scores.add("c", sum(1, 1, 1, 1, 1));

        assertThat(scores.of("a")).isPresent();
        assertThat(scores.of("b")).as("scored least recently").isEmpty();
        assertThat(scores.of("c")).isPresent();
        RecentScores.NONE.add("a", sum(1, 1, 1, 1, 1));
        assertThat(RecentScores.NONE.of("a")).isEmpty();
    }

    @Test
    void shouldHaveNoSkillIfTheLastValueIsPerfect() {
        scores.add("still", sum(1, 1, 5, 0, 0));

        assertThat(scores.of("still").orElseThrow().skill()).isNaN();
    }

    private static ScoreSummary sum(long version, int horizon, long count, double squared, double naive) {
        return new ScoreSummary(
                0,
                new ModelVersion("default", version),
                ForecastStatus.OK,
                horizon,
                count,
                squared,
                naive,
                0,
                0.9 * count,
                0,
                0);
    }
}
