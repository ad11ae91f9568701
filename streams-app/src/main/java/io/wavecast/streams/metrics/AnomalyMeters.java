package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.AnomalyKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts anomalies by model and kind. The number of names is bounded: the first {@value ScoreMeters#NAMES} names have counters of their own, and the
 * others share {@value ScoreMeters#OTHERS}.
 */
final class AnomalyMeters {
    private final MeterRegistry registry;
    private final Map<String, Map<AnomalyKind, Counter>> begun = new ConcurrentHashMap<>(); // by the model's name
    private final AtomicInteger lasting = new AtomicInteger();
    private final AtomicInteger silent = new AtomicInteger();

    AnomalyMeters(MeterRegistry registry) {
        this.registry = registry;
        counters(ModelVersion.NAIVE.name()); // from the start, since an alert on an increase needs a first value of 0
        Gauge.builder("wavecast.anomalies.active", lasting, AtomicInteger::get)
                .description("Anomalies that last, of the series of this instance")
                .register(registry);
        Gauge.builder("wavecast.series.silent", silent, AtomicInteger::get)
                .description("Series of this instance that are silent")
                .register(registry);
    }

    /** Creates the counters of a model, so that they begin at 0. */
    void inForce(String model) {
        if (begun.size() < ScoreMeters.NAMES) {
            counters(model);
        }
    }

    void began(ModelVersion model, AnomalyKind kind) {
        inForce(model.name());
        Map<AnomalyKind, Counter> own = begun.get(model.name());
        Objects.requireNonNull((own == null ? counters(ScoreMeters.OTHERS) : own).get(kind))
                .increment();
    }

    void lasting(int change, int silences) {
        lasting.addAndGet(change);
        silent.addAndGet(silences);
    }

    private Map<AnomalyKind, Counter> counters(String model) {
        return begun.computeIfAbsent(model, name -> {
            Map<AnomalyKind, Counter> byKind = new EnumMap<>(AnomalyKind.class);
            for (AnomalyKind kind : AnomalyKind.values()) {
                var counter = Counter.builder("wavecast.anomalies.begun").description("Anomalies that began");
                byKind.put(
                        kind, counter.tags("model", name, "kind", kind.word()).register(registry));
            }
            return byKind;
        });
    }
}
