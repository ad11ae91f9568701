package io.wavecast.trainer.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.wavecast.trainer.drift.Blame;
import io.wavecast.trainer.drift.NameWatch;
import io.wavecast.trainer.drift.Symptom;
import io.wavecast.trainer.request.RequestOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows what the watch of models sees, and counts what it and the webhook did. */
public final class WatchMetrics {
    /** Names with values of their own; further ones are left out. */
    private static final int MAX_NAMES = 100;

    private static final List<String> ORIGINS = List.of("drift", "webhook");

    private final MeterRegistry registry;
    private final MultiGauge progress;
    private volatile int active;
    private volatile int open;

    /** Registers the meters. */
    public WatchMetrics(MeterRegistry registry) {
        this.registry = registry;
        progress = MultiGauge.builder("wavecast.trainer.drift.ratio")
                .description("How near the drift test of a model in force is to its alarm; 1 while it has become worse")
                .register(registry);
        Gauge.builder("wavecast.trainer.watch.active", () -> active)
                .description("1 if this process watches the models in force, 0 if another one does")
                .register(registry);
        Gauge.builder("wavecast.trainer.requests.open", () -> open)
                .description("Models with a retrain request that is not answered yet; in the process that watches")
                .register(registry);
        for (String origin : ORIGINS) {
            for (RequestOutcome outcome : RequestOutcome.values()) {
                requests(origin, outcome.word());
            }
        }
        for (Blame.Rule rule : Blame.Rule.values()) {
            stepDowns(rule);
        }
    }

    private Counter requests(String origin, String outcome) {
        return Counter.builder("wavecast.trainer.requests")
                .description("Retrainings that a program asked for, by what became of them")
                .tags("origin", origin, "outcome", outcome)
                .register(registry);
    }

    private Counter stepDowns(Blame.Rule rule) {
        return Counter.builder("wavecast.trainer.step.downs")
                .description("Versions that stepped down since they were worse than the reference")
                .tag("reference", rule.word())
                .register(registry);
    }

    /** Records whether this process watches. */
    public void active(boolean now) {
        active = now ? 1 : 0;
        if (!now) {
            open = 0;
            progress.register(List.of(), true);
        }
    }

    /** Records the number of models with an open request. */
    public void open(int models) {
        open = models;
    }

    /** Records what became of a wish for a training. */
    public void requested(String origin, RequestOutcome outcome) {
        requests(origin, outcome.word()).increment();
    }

    /** Records that a version stepped down. */
    public void steppedDown(Blame.Rule rule) {
        stepDowns(rule).increment();
    }

    /** Shows the state of the drift tests. */
    public void show(Map<String, NameWatch> names) {
        List<Row<?>> rows = new ArrayList<>();
        names.forEach((name, watch) -> watch.champion().ifPresent(champion -> {
            if (rows.size() < MAX_NAMES * Symptom.values().length) {
                for (Symptom symptom : Symptom.values()) {
                    rows.add(Row.of(Tags.of("model", name, "symptom", symptom.word()), champion.progress(symptom)));
                }
            }
        }));
        progress.register(rows, true);
    }
}
