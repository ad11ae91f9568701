package io.wavecast.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameWatchTest {
    private static final WatchSettings SETTINGS =
            new WatchSettings(true, 100, Duration.ofSeconds(1), 32, Duration.ofHours(1), Duration.ofHours(1));

    @Test
    void shouldNotOverruleTheDeciderByTheRecordOfThePredecessor() {
        assertThat(blame("immediate")).map(Blame::rule).contains(Blame.Rule.PREDECESSOR);
        assertThat(blame("rule")).isEmpty();
    }

    /** Of a version that is worse than its predecessor was, and better than the last value. */
    private static Optional<Blame> blame(String by) {
        var watch = new NameWatch("eeg", SETTINGS);
        DecisionHistory first = DecisionHistory.none("eeg").with(new VersionDecision(1, "immediate", "", 0, 0));
        watch.decided(first);
        score(watch, 1, 0, 0.3);
        watch.decided(first.with(new VersionDecision(2, by, "", 0, 0)));
        score(watch, 2, 100, 0.6);
        return watch.champion().orElseThrow().blame();
    }

    private static void score(NameWatch watch, long version, int from, double mean) {
        for (int second = from; second < from + 100; second++) {
            double ratio = mean * (1 + 0.05 * Math.sin(second));
            var summary = new ScoreSummary(
                    second * 1_000_000L,
                    new ModelVersion("eeg", version),
                    ForecastStatus.OK,
                    1,
                    10,
                    10 * ratio * ratio,
                    10,
                    10,
                    9,
                    0,
                    0);
            boolean unused = watch.scored("eeg/1", summary, second * 1_000L);
        }
    }
}
