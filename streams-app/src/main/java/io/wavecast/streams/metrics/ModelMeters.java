package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.wavecast.cli.AheadTimes;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.delivery.DeliverySettings;
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
    private final MultiGauge ahead;
    private final MultiGauge firstOnTime;
    private final MultiGauge profile;
    private final Delivery delivery;

    ModelMeters(MeterRegistry registry, Delivery delivery) {
        this.delivery = delivery;
        ahead = MultiGauge.builder("wavecast.horizon.ahead.seconds")
                .description("Time from an observation to the target of this horizon: steps times the model's period")
                .register(registry);
        firstOnTime = MultiGauge.builder("wavecast.horizon.first.on.time")
                .description(
                        "The first horizon of the model's period whose forecasts can be visible before their target")
                .register(registry);
        profile = MultiGauge.builder("wavecast.profile.info")
                .description("Always 1: the profile in effect, and the one that was set")
                .register(registry);
        Gauge.builder("wavecast.visible.expected.seconds", delivery, d -> d.expectedMicros() / 1e6)
                .description(
                        "Median time from arrival to visible of the last forecasts, or its expected limit before them")
                .register(registry);
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
        List<Row<?>> aheads = new ArrayList<>();
        List<Row<?>> firsts = new ArrayList<>();
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
            addHorizons(name, model.spec(), aheads, firsts);
            coverages.add(Row.of(Tags.of("model", name), model.spec().coverage()));
            if (model.lineage().training().trainedAtMicros() > 0) {
                trained.add(Row.of(
                        Tags.of("model", name), model.lineage().training().trainedAtMicros() / 1e6));
            }
        });
        modelInfo.register(infos, true);
        modelTrained.register(trained, true);
        modelCoverage.register(coverages, true);
        ahead.register(aheads, true);
        firstOnTime.register(firsts, true);
        DeliverySettings settings = delivery.settings();
        profile.register(
                List.of(Row.of(
                        Tags.of(
                                "profile",
                                settings.inEffect(delivery.commitsFast()),
                                "setting",
                                settings.profile(),
                                "guarantee",
                                settings.exactlyOnce() ? "exactly-once" : "at-least-once"),
                        1)),
                true);
    }

    private void addHorizons(String name, ModelSpec spec, List<Row<?>> aheads, List<Row<?>> firsts) {
        if (spec.label()) {
            return; // labels have no target
        }
        spec.horizons().stream()
                .limit(ScoreMeters.HORIZONS)
                .forEach(horizon -> aheads.add(Row.of(
                        Tags.of("model", name, "horizon", String.valueOf(horizon)),
                        horizon * spec.periodMicros() / 1e6)));
        firsts.add(
                Row.of(Tags.of("model", name), AheadTimes.firstOnTime(spec.periodMicros(), delivery.expectedMicros())));
    }
}
