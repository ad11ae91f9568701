package io.wavecast.trainer.live;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.Library;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.trainer.decide.PromotionRule;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known about versions from live scores and from their judges, at one moment. */
public final class LiveFigures {
    private final LiveTable live;
    private final Map<ModelVersion, Double> judged;
    private final Map<ModelVersion, OpenTest> tests;

    private LiveFigures(LiveTable live, Map<ModelVersion, Double> judged, Map<ModelVersion, OpenTest> tests) {
        this.live = live;
        this.judged = judged;
        this.tests = tests;
    }

    /**
     * Reads the scores that are there, and the models in force.
     *
     * @param rule the rule of the tests
     * @param sinceMillis timestamp of the first records that count, for live errors and for tests: those of a long test are too many to read for a list
     */
    public static LiveFigures read(
            Map<String, Object> client, Topics topics, Library library, PromotionRule rule, long sinceMillis)
            throws InterruptedException {
        var files = new VersionFiles(new VersionStore(client, topics, Clock.systemUTC()));
        Set<ModelVersion> inForce = library.names().stream()
                .flatMap(name -> name.decisions().inForce().stream())
                .collect(Collectors.toSet());
        Map<ModelVersion, Double> judged = new HashMap<>();
        files.models(inForce).forEach((version, model) -> {
            Lineage.Evaluation evaluation = model.lineage().evaluation();
            if (evaluation.naiveError() > 0) {
                judged.put(version, skill(evaluation));
            }
        });
        var live = new LiveTable();
        var challengers = new ChallengerRule(rule, found -> true, files::facts);
        if (sinceMillis != Long.MAX_VALUE) {
            OptionalLong unused = challengers.begin(library);
            try (var tape = new ScoreTape(client, topics.forecastScores())) {
                tape.readAll(sinceMillis, (series, summary, writtenMillis) -> {
                    live.add(series, summary);
                    challengers.accept(series, summary);
                });
            }
        }
        Map<ModelVersion, OpenTest> tests = new HashMap<>();
        challengers.open().stream()
                .filter(test -> test.steps() > 0)
                .forEach(test -> tests.put(test.challenger(), test));
        return new LiveFigures(live, judged, tests);
    }

    private static double skill(Lineage.Evaluation evaluation) {
        return 1 - evaluation.error() / evaluation.naiveError();
    }

    /** The live skill of a version in force. */
    public OptionalDouble skill(ModelVersion version) {
        return live.skill(version);
    }

    /** The skill on held-out data. */
    public OptionalDouble judged(ModelVersion version) {
        Double found = judged.get(version);
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /** Number of series that a version forecast. */
    public int series(ModelVersion version) {
        return live.series(version);
    }

    /** The test of a challenger, if it has scores. */
    public Optional<OpenTest> test(ModelVersion challenger) {
        return Optional.ofNullable(tests.get(challenger));
    }
}
