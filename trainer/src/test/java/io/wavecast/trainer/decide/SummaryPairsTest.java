package io.wavecast.trainer.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import org.junit.jupiter.api.Test;

class SummaryPairsTest {
    private static final ModelVersion CHAMPION = new ModelVersion("eeg", 3);
    private static final ModelVersion CHALLENGER = new ModelVersion("eeg", 4);

    private final SummaryPairs pairs = new SummaryPairs(CHAMPION, CHALLENGER);

    @Test
    void shouldPairTheSameSecondOfASeriesInAnyOrder() {
        assertThat(pairs.accept("a", summary(CHAMPION, 0, 10, 5))).isEmpty();
        assertThat(pairs.accept("b", summary(CHALLENGER, 0, 10, 7))).isEmpty();

        assertThat(pairs.accept("a", summary(CHALLENGER, 0, 10, 4))).contains(new PairedScores(5, 4, 20, 9, 10));
        assertThat(pairs.accept("b", summary(CHAMPION, 0, 10, 6))).contains(new PairedScores(6, 7, 20, 9, 10));
        assertThat(pairs.unpaired()).isZero();
    }

    @Test
    void shouldLeaveOutOtherVersionsAndStatuses() {
        pairs.accept("a", summary(CHAMPION, 0, 10, 5));

        assertThat(pairs.accept("a", summary(new ModelVersion("eeg", 5), 0, 10, 4)))
                .isEmpty();
        assertThat(pairs.accept("a", with(CHALLENGER, ForecastStatus.FILLED, 1)))
                .isEmpty();
        assertThat(pairs.accept("a", with(CHALLENGER, ForecastStatus.CHALLENGER, 1)))
                .isPresent();
    }

    @Test
    void shouldNotCountASecondTwice() {
        pairs.accept("a", summary(CHAMPION, 0, 10, 5));
        pairs.accept("a", summary(CHAMPION, 0, 10, 5));
        assertThat(pairs.accept("a", summary(CHALLENGER, 0, 10, 4))).isPresent();

        assertThat(pairs.accept("a", summary(CHAMPION, 0, 10, 5))).isEmpty();
        assertThat(pairs.accept("a", summary(CHALLENGER, 0, 10, 4))).isEmpty();
        assertThat(pairs.unpaired()).isZero();
    }

    @Test
    void shouldForgetSeriesThatEnded() {
        pairs.accept("ended", summary(CHAMPION, 0, 10, 5));
        pairs.accept("a", summary(CHAMPION, 9, 10, 5));

        pairs.forgetQuiet(5_000_000);

        assertThat(pairs.units()).isEqualTo(1);
        assertThat(pairs.accept("a", summary(CHALLENGER, 9, 10, 4))).isPresent();
    }

    @Test
    void shouldLeaveOutSecondsThatTheVersionsDoNotShare() {
        pairs.accept("a", summary(CHAMPION, 0, 10, 5));
        assertThat(pairs.accept("a", summary(CHALLENGER, 1, 10, 4))).isEmpty();
        assertThat(pairs.accept("a", summary(CHAMPION, 0, 10, 5))).isEmpty();
        assertThat(pairs.accept("a", summary(CHAMPION, 1, 9, 5)))
                .as("other counts")
                .isEmpty();

        assertThat(pairs.unpaired()).isEqualTo(4);
        pairs.accept("a", summary(CHAMPION, 2, 10, 5));
        assertThat(pairs.accept("a", summary(CHALLENGER, 2, 10, 4))).isPresent();
    }

    private static ScoreSummary summary(ModelVersion version, long second, long count, double squared) {
        return new ScoreSummary(
                second * 1_000_000, version, ForecastStatus.OK, 1, count, squared, 20, count, count * 0.9, 1, 0);
    }

    private static ScoreSummary with(ModelVersion version, ForecastStatus status, int horizon) {
        return new ScoreSummary(0, version, status, horizon, 10, 5, 20, 10, 9, 1, 0);
    }
}
