package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ScoreSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/**
 * Sums of errors by model, version and horizon, from which rates make RMSE, skill and coverage. A plant may have a model per series, so
 * the names are bounded: the first {@value #NAMES} have meters of their own, and all others share {@value #OTHERS}. Of each
 * name the {@value #VERSIONS} newest versions stay.
 */
final class ScoreMeters {
    static final int NAMES = 100;
    static final String OTHERS = "(others)";
    private static final int VERSIONS = 3;

    private final MeterRegistry registry;
    private final Map<ModelVersion, Map<Integer, Sums>> sums = new ConcurrentHashMap<>();
    private final Map<String, List<ModelVersion>> versions = new ConcurrentHashMap<>();

    ScoreMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void add(ScoreSummary score) {
        Map<Integer, Sums> horizons = sums.get(score.model());
        if (horizons == null) {
            horizons = horizons(score.model());
        }
        Sums of = horizons.get(score.horizon());
        if (of == null) {
            of = horizons.computeIfAbsent(score.horizon(), horizon -> new Sums());
            register(labelled(score.model()), score.horizon(), of);
        }
        of.add(score);
    }

    private synchronized Map<Integer, Sums> horizons(ModelVersion model) {
        ModelVersion label = labelled(model);
        Map<Integer, Sums> known = sums.get(label);
        if (known == null) {
            known = new ConcurrentHashMap<>();
            sums.put(label, known);
            forgetOld(label);
        }
        if (label.name().equals(OTHERS)) {
            return known; // not kept under the name that was asked for: those are without bound
        }
        return known;
    }

    private ModelVersion labelled(ModelVersion model) {
        return versions.containsKey(model.name()) || versions.size() < NAMES ? model : new ModelVersion(OTHERS, 1);
    }

    private void forgetOld(ModelVersion label) {
        List<ModelVersion> known = versions.computeIfAbsent(label.name(), name -> new ArrayList<>());
        known.add(label);
        if (known.size() > VERSIONS) {
            ModelVersion oldest = known.remove(0);
            for (Sums gone : sums.remove(oldest).values()) {
                gone.meters.forEach(registry::remove);
            }
        }
    }

    private synchronized void register(ModelVersion model, int horizon, Sums of) {
        if (!of.meters.isEmpty()) {
            return;
        }
        Tags tags = Tags.of(
                "model", model.name(), "version", String.valueOf(model.number()), "horizon", String.valueOf(horizon));
        counter(of, tags, "wavecast.scores", "Forecasts that met their truth", sum -> sum.count.sum());
        counter(of, tags, "wavecast.scores.late", "Of these, made after their target was due", sum -> sum.late.sum());
        counter(
                of,
                tags,
                "wavecast.interval.hits",
                "Scores inside their interval, by share of channels; over wavecast_scores_total it is coverage",
                sum -> sum.hits.sum());
        counter(of, tags, "wavecast.error.squared", "Squared errors, in units of the series", sum -> sum.squared.sum());
        counter(
                of,
                tags,
                "wavecast.error.naive.squared",
                "Squared errors of the last value on the same targets",
                sum -> sum.naive.sum());
        counter(of, tags, "wavecast.error.absolute", "Errors' sizes, in units of the series", sum -> sum.size.sum());
    }

    private void counter(Sums of, Tags tags, String name, String help, ToDoubleFunction<Sums> value) {
        of.meters.add(FunctionCounter.builder(name, of, value)
                .description(help)
                .tags(tags)
                .register(registry));
    }

    private static final class Sums {
        private final List<Meter> meters = new ArrayList<>();
        private final LongAdder count = new LongAdder();
        private final LongAdder late = new LongAdder();
        private final DoubleAdder hits = new DoubleAdder();
        private final DoubleAdder squared = new DoubleAdder();
        private final DoubleAdder naive = new DoubleAdder();
        private final DoubleAdder size = new DoubleAdder();

        void add(ScoreSummary scores) {
            count.add(scores.count());
            late.add(scores.late());
            hits.add(scores.covered());
            squared.add(scores.squaredError());
            naive.add(scores.naiveSquaredError());
            size.add(scores.absoluteError());
        }
    }
}
