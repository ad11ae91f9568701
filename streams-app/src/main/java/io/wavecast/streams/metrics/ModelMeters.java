package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Describes the models in force, at most {@value ScoreMeters#NAMES}. */
final class ModelMeters {
    private final Map<String, Model> models = new ConcurrentHashMap<>();
    private final MultiGauge modelInfo;
    private final MultiGauge modelTrained;
    private final MultiGauge modelCoverage;

    ModelMeters(MeterRegistry registry) {
        modelInfo = MultiGauge.builder("wavecast.model.info")
                .description("Always 1: the models in force, described by their tags")
                .register(registry);
        modelTrained = MultiGauge.builder("wavecast.model.trained.timestamp.seconds")
                .description("Time at which the model in force was trained, in seconds since the epoch")
                .register(registry);
        modelCoverage = MultiGauge.builder("wavecast.model.coverage.ratio")
                .description("Share of samples that the intervals of the model in force should contain")
                .register(registry);
    }

    void swapped(Model model) {
        models.put(model.version().name(), model);
    }

    void retired(String name) {
        models.remove(name);
    }

    /** Removes the version, unless a successor has come into force meanwhile. */
    void steppedDown(ModelVersion version) {
        models.computeIfPresent(version.name(), (name, model) -> model.version().equals(version) ? null : model);
    }

    /** Updates the meters. */
    void refresh() {
        List<Row<?>> infos = new ArrayList<>();
        List<Row<?>> trained = new ArrayList<>();
        List<Row<?>> coverages = new ArrayList<>();
        models.values().stream().limit(ScoreMeters.NAMES).forEach(model -> {
            String name = model.version().name();
            infos.add(Row.of(
                    Tags.of(
                            "model",
                            name,
                            "version",
                            String.valueOf(model.version().number()),
                            "cell",
                            model.spec().network().cell().name().toLowerCase(Locale.ROOT),
                            "engine",
                            model.lineage().training().engine()),
                    1));
            coverages.add(Row.of(Tags.of("model", name), model.spec().coverage()));
            if (model.lineage().training().trainedAtMicros() > 0) {
                trained.add(Row.of(
                        Tags.of("model", name), model.lineage().training().trainedAtMicros() / 1e6));
            }
        });
        modelInfo.register(infos, true);
        modelTrained.register(trained, true);
        modelCoverage.register(coverages, true);
    }
}
