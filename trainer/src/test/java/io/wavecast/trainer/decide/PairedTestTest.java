package io.wavecast.trainer.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedTestTest {
    private static final ModelVersion CHAMPION = new ModelVersion("eeg", 3);
    private static final ModelVersion CHALLENGER = new ModelVersion("eeg", 4);
    private static final PromotionRule RULE = new PromotionRule(0.05, 500, 2, 0.01, 0, 10, 64, Duration.ZERO);

    private final PairedTest test = new PairedTest(RULE, CHAMPION, CHALLENGER, 100_000); // blocks of a second
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void shouldPromoteAChallengerThatIsBetterOverSeriesAndHorizons() {
        run(2, 0.5);

        assertThat(test.outcome()).isEqualTo(Outcome.BETTER);
        assertThat(test.series()).isEqualTo(2);
        assertThat(test.steps()).isBetween(1_000L, 1_040L); // of two series, whatever the number of horizons
        assertThat(test.words()).contains("smaller than that of eeg@3").contains("of 2 series");
        assertThat(test.interval().low()).isBetween(0.1, 0.4);
        assertThat(test.progress()).isEqualTo(1);
    }

    @Test
    void shouldRetireAChallengerThatIsWorse() {
        run(2, 2);

        assertThat(test.outcome()).isEqualTo(Outcome.WORSE);
        assertThat(test.words()).startsWith("error 41.4 % larger than that of eeg@3, ");
        assertThat(test.progress()).isZero();
    }

    @Test
    void shouldWaitForEnoughSeries() {
        run(1, 0.5);

        assertThat(test.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(test.steps()).isZero();
    }

    @Test
    void shouldGiveUpAChallengerWithoutEnoughSeries() {
        run(1, 0.5);
        run(1, 0.5, 60, 80);

        assertThat(test.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(test.words()).startsWith("no block with enough series");
    }

    private void run(int series, double ratio) {
        run(series, ratio, 0, 60);
    }

    /** @param ratio of the challenger's squared error to the champion's */
    private void run(int series, double ratio, int from, int end) {
        for (int second = from; second < end; second++) {
            for (int i = 0; i < series; i++) {
                for (int horizon = 1; horizon <= 3; horizon += 2) {
                    double squared = 1 + random.nextDouble();
                    test.add("s" + i, summary(CHAMPION, ForecastStatus.OK, second, horizon, squared));
                    test.add("s" + i, summary(CHALLENGER, ForecastStatus.CHALLENGER, second, horizon, ratio * squared));
                }
            }
        }
    }

    private static ScoreSummary summary(
            ModelVersion version, ForecastStatus status, long second, int horizon, double squared) {
        return new ScoreSummary(second * 1_000_000, version, status, horizon, 10, squared, 4, 3, 9, 1, 0);
    }
}
