package io.wavecast.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.demo.page.LiveError;
import io.wavecast.demo.story.LifeEvent.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLifeTest {
    private static final int HORIZON = 10;

    private final List<LifeEvent> told = new ArrayList<>();
    private final ModelLife life = new ModelLife(HORIZON);
    private DecisionHistory history = DecisionHistory.none("m");
    private long now = 100_000;

    @TempDir
    private Path folder;

    @Test
    void shouldTellTheWholeLifeOnceAndInItsOrder() throws Exception {
        life.started(100_000, told::add);
        decide(1, "rule");
        scored(1, ForecastStatus.OK, 0.1);
        life.tell(Kind.RHYTHM, now, "faster");
        scored(1, ForecastStatus.OK, 0.11);
        assertThat(kinds()).as("a tenth more is no rise").endsWith(Kind.RHYTHM);
        scored(1, ForecastStatus.OK, 0.4);
        life.requested("drift of m@1", now);
        life.requested("drift of m@1", now + 1);
        for (int i = 0; i < 16; i++) {
            now += 250;
            life.scored(summary(1, ForecastStatus.OK, HORIZON, 0.4), now);
            life.scored(summary(2, ForecastStatus.CHALLENGER, HORIZON, 0.12), now);
        }
        assertThat(life.liveErrors()).extracting(LiveError::role).containsExactly("in force", "challenger");
        decide(2, "rule");
        scored(2, ForecastStatus.OK, 0.12);
        decide(3, "ann");
        scored(3, ForecastStatus.OK, 2);
        assertThat(life.isWhole()).isFalse();
        decide(2, "step-down");

        assertThat(kinds()).containsExactly(Kind.values());
        assertThat(life.isWhole()).isTrue();
        assertThat(life.events()).isEqualTo(told);
        assertThat(told.get(0).seconds()).isZero();
        assertThat(told.get(2).text()).matches("The error rises: [1-4]\\.\\d times what it was");
        assertThat(life.liveErrors()).extracting(LiveError::model).containsExactly("m@2");

        Path picture = folder.resolve("story.png");
        StoryPicture.write(picture, life);
        assertThat(Files.size(picture)).isGreaterThan(10_000);
    }

    @Test
    void shouldCountTheFarthestHorizonOnly() {
        life.started(now, told::add);

        life.scored(summary(1, ForecastStatus.OK, 1, 0.1), now);

        assertThat(life.scoredBins()).isZero();
    }

    private List<Kind> kinds() {
        return told.stream().map(LifeEvent::kind).toList();
    }

    private void decide(long version, String by) {
        history = history.with(new VersionDecision(version, by, "why", now, now));
        life.decided(history);
        life.decided(history); // read again
    }

    /** Four seconds of scores. */
    private void scored(long version, ForecastStatus status, double rmse) {
        for (int i = 0; i < 16; i++) {
            now += 250;
            life.scored(summary(version, status, HORIZON, rmse), now);
        }
    }

    private static ScoreSummary summary(long version, ForecastStatus status, int horizon, double rmse) {
        return new ScoreSummary(
                0, new ModelVersion("m", version), status, horizon, 50, 50 * rmse * rmse, 50, 50 * rmse, 45, 50, 0);
    }
}
