package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ScoreSummary;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The versions that step beside those in force, and their errors, under names of their own: sums over versions must not contain them. */
final class ChallengerMeters {
    private final Map<String, ModelVersion> versions = new ConcurrentHashMap<>(); // by name
    private final ScoreMeters scores;
    private final Counter failed;
    private final MultiGauge info;

    ChallengerMeters(MeterRegistry registry) {
        scores = new ScoreMeters(registry, "challenger.");
        failed = Counter.builder("wavecast.challengers.failed")
                .description(
                        "Series in which the challenger's forecast was not finite: the naive forecast is scored for it")
                .register(registry);
        info = MultiGauge.builder("wavecast.challenger.info")
                .description("Always 1: the versions that step beside those in force")
                .register(registry);
    }

    void add(ScoreSummary summary) {
        scores.add(summary);
    }

    void failed() {
        failed.increment();
    }

    void changed(String name, Optional<ModelVersion> challenger) {
        challenger.ifPresentOrElse(version -> versions.put(name, version), () -> versions.remove(name));
    }

    /** Updates the meters. */
    void refresh() {
        info.register(
                versions.values().stream()
                        .limit(ScoreMeters.NAMES)
                        .<Row<?>>map(version -> Row.of(
                                Tags.of("model", version.name(), "version", String.valueOf(version.number())), 1))
                        .toList(),
                true);
    }
}
