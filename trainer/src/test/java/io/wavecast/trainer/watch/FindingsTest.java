package io.wavecast.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.trainer.drift.NameWatch;
import io.wavecast.trainer.drift.Successor;
import io.wavecast.trainer.drift.WatchSettings;
import io.wavecast.trainer.metrics.WatchMetrics;
import io.wavecast.trainer.request.RequestDesk;
import io.wavecast.trainer.request.TrainerGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final WatchSettings SETTINGS =
            new WatchSettings(true, 0, Duration.ofSeconds(1), 32, Duration.ofHours(1), Duration.ofHours(1));

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(100_000), ZoneOffset.UTC);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<String> asked = new ArrayList<>();
    private boolean broken;
    private final Findings findings = new Findings(
            SETTINGS,
            new RequestDesk(
                    Map.of(),
                    "retrain-requests",
                    TrainerGroup.of("", Optional.empty()),
                    name -> true,
                    SETTINGS.coolDown(),
                    this::undecided,
                    clock),
            new VersionStore(Map.of(), Topics.defaults(), clock),
            new WatchMetrics(registry),
            clock,
            clock);

    @Test
    void shouldAskForNothingWhileAChallengerIsOpen() throws Exception {
        findings.act("eeg", aged());

        assertThat(asked).containsExactly("eeg");
        assertThat(requests("challenged")).isEqualTo(1);
        assertThat(requests("requested")).isZero();
    }

    @Test
    void shouldGoOnAfterARequestThatFailed() throws Exception {
        broken = true;
        findings.act("eeg", aged());
        findings.act("eeg", aged());

        assertThat(asked).as("the second one is not due yet").containsExactly("eeg");
    }

    @Test
    void shouldAskForAModelOnceTheLastVersionSteppedDown() throws Exception {
        findings.replaceSteppedDown("eeg", watch(VersionDecision.NONE, Successor.BY));
        findings.replaceSteppedDown("pump", watch(VersionDecision.NONE, "operator"));
        findings.replaceSteppedDown("fan", watch(1, Successor.BY));

        assertThat(asked).containsExactly("eeg");
    }

    private boolean undecided(String name) {
        asked.add(name);
        if (broken) {
            throw new IllegalStateException("no broker");
        }
        return true;
    }

    private double requests(String outcome) {
        return registry.get("wavecast.trainer.requests")
                .tags("origin", "drift", "outcome", outcome)
                .counter()
                .count();
    }

    private static NameWatch watch(long version, String by) {
        var watch = new NameWatch("eeg", SETTINGS);
        watch.decided(DecisionHistory.none("eeg").with(new VersionDecision(version, by, "", 0, 0)));
        return watch;
    }

    /** The watch of a version whose errors have risen. */
    private static NameWatch aged() {
        NameWatch watch = watch(1, "immediate");
        for (int second = 0; second < 150; second++) {
            double ratio = (second < 100 ? 0.3 : 0.8) * (1 + 0.05 * Math.sin(second));
            var summary = new ScoreSummary(
                    second * 1_000_000L,
                    new ModelVersion("eeg", 1),
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
        return watch;
    }
}
