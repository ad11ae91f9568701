package io.wavecast.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.trainer.drift.Blame.Rule;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VersionWatchTest {
    private static final long BLOCK = 1_000;
    private static final int STEPS = 10; // scores of a series in a block

    private final SplittableRandom random = new SplittableRandom(1);
    private final VersionWatch watch = new VersionWatch(BLOCK, 128, 400);
    private long second;

    @Test
    void shouldFindErrorsThatRise() {
        scores(watch, 1_000, 0.5, 0.9, 1);
        assertThat(watch.symptom()).isEmpty();
        assertThat(watch.ready()).isTrue();

        scores(watch, 40, 0.6, 0.9, 1);
        assertThat(watch.symptom()).contains(Symptom.ERRORS);
        assertThat(watch.progress(Symptom.ERRORS)).isEqualTo(1);
        assertThat(watch.blame()).as("it still is better than the last value").isEmpty();
    }

    @Test
    void shouldFindIntervalsThatMiss() {
        scores(watch, 1_000, 0.5, 0.9, 1);
        scores(watch, 40, 0.5, 0.75, 1);

        assertThat(watch.symptom()).contains(Symptom.COVERAGE);
    }

    @Test
    void shouldNotMindTheAmplitude() {
        scores(watch, 1_000, 0.5, 0.9, 1);
        scores(watch, 500, 0.5, 0.9, 100);

        assertThat(watch.symptom()).isEmpty();
    }

    @Test
    void shouldBlameAVersionThatIsWorseThanTheLastValueAfterGoodTimes() {
        scores(watch, 2_000, 0.5, 0.9, 1);
        assertThat(watch.blame()).isEmpty();

        scores(watch, 60, 2, 0.9, 1); // two windows of 20 blocks at least
        Blame blame = watch.blame().orElseThrow();
        assertThat(blame.rule()).isEqualTo(Rule.NAIVE);
        assertThat(blame.ratio()).isBetween(1.8, 2.2);
        assertThat(blame.sentence())
                .startsWith("the error was 2.0")
                .contains("times the last value's, over 400 scored");
    }

    @Test
    void shouldNotBlameAVersionThatIsAsGoodAsTheLastValue() {
        for (int i = 0; i < 500; i++) {
            scores(watch, 20, 1, 0.9, 1);
            assertThat(watch.blame()).isEmpty();
        }
    }

    @Test
    void shouldBlameAVersionThatIsWorseThanItsPredecessorUnlessItHasProvedItself() {
        var predecessor = new VersionWatch(BLOCK, 128, 400);
        scores(predecessor, 100, 0.5, 0.9, 1);
        var worse = new VersionWatch(BLOCK, 128, 400);
        scores(worse, 30, 0.7, 0.9, 1, Optional.of(predecessor));
        assertThat(worse.blame()).as("one window of 20 blocks").isEmpty();
        scores(worse, 20, 0.7, 0.9, 1, Optional.of(predecessor));
        assertThat(worse.blame()).map(Blame::rule).contains(Rule.PREDECESSOR);

        var proved = new VersionWatch(BLOCK, 128, 400);
        scores(proved, 20 * (StepDownTest.PROBATION + 1), 0.5, 0.9, 1, Optional.of(predecessor));
        scores(proved, 60, 0.7, 0.9, 1, Optional.of(predecessor));
        assertThat(proved.blame()).isEmpty();
    }

    @Test
    void shouldNotBlameAVersionForMinutesInWhichTheSignalIsAllButStill() {
        for (int i = 0; i < 200; i++) {
            scores(watch, 1, 0.5, 0.9, 1);
            scores(watch, 1, 1e6, 0.9, 1e-6);
            assertThat(watch.blame()).isEmpty();
        }
    }

    @Test
    void shouldCountScoresOfALateOrFutureRecordWithoutEndingTheOthers() {
        scores(watch, 200, 0.5, 0.9, 1);
        boolean unused = watch.add("late", summary(0.5, 0.9, 1), 0, Optional.empty());
        scores(watch, 200, 0.5, 0.9, 1);

        assertThat(watch.ready()).isTrue();
    }

    private void scores(VersionWatch to, int blocks, double ratio, double covered, double amplitude) {
        scores(to, blocks, ratio, covered, amplitude, Optional.empty());
    }

    private void scores(
            VersionWatch to,
            int blocks,
            double ratio,
            double covered,
            double amplitude,
            Optional<VersionWatch> predecessor) {
        for (int i = 0; i < blocks; i++) {
            second++;
            for (String series : new String[] {"a", "b"}) {
                boolean unused = to.add(series, summary(ratio, covered, amplitude), second * BLOCK, predecessor);
            }
        }
    }

    private ScoreSummary summary(double ratio, double covered, double amplitude) {
        double naive = STEPS * amplitude * amplitude;
        double noise = Math.exp(0.1 * random.nextGaussian());
        double share = Math.min(1, covered + 0.03 * random.nextGaussian());
        return new ScoreSummary(
                second * 1_000_000,
                new ModelVersion("eeg", 1),
                ForecastStatus.OK,
                1,
                STEPS,
                naive * ratio * ratio * noise,
                naive,
                STEPS,
                STEPS * share,
                0,
                0);
    }
}
