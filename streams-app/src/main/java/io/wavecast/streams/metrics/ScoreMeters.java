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
 * Sums errors by model, version and horizon. RMSE, skill, coverage and interval score are ratios of the rates of these sums. A plant may
 * have a model per series, so the number of names is bounded: the first {@value #NAMES} names have meters of their own, and the others
 * share {@value #OTHERS}. Meters of a name's {@value #VERSIONS} newest versions remain. Of each version the first {@value #HORIZONS} horizons
 * that are scored, the nearest ones, have meters of their own.
 */
final class ScoreMeters {
    static final int NAMES = 100;
    static final String OTHERS = "(others)";
    private static final int VERSIONS = 3;
    static final int HORIZONS = 16;
    private static final int FURTHER = -1; // key of the sums of all further horizons

    private final MeterRegistry registry;
    private final String kind;
    private final Map<ModelVersion, Map<Integer, Sums>> sums = new ConcurrentHashMap<>();
    private final Map<String, List<ModelVersion>> versions = new ConcurrentHashMap<>();

    /** @param kind empty, or the first part of the names, such as {@code challenger.} */
    ScoreMeters(MeterRegistry registry, String kind) {
        this.registry = registry;
        this.kind = kind;
    }

    void add(ScoreSummary score) {
        Map<Integer, Sums> horizons = sums.get(score.model());
        if (horizons == null) {
            horizons = horizons(score.model());
        }
        Sums sum = horizons.get(score.horizon());
        if (sum == null) {
            sum = sum(labelled(score.model()), horizons, score.horizon());
        }
        sum.add(score);
    }

    private synchronized Map<Integer, Sums> horizons(ModelVersion model) {
        ModelVersion label = labelled(model);
        Map<Integer, Sums> byHorizon = sums.get(label);
        if (byHorizon == null) {
            byHorizon = new ConcurrentHashMap<>();
            sums.put(label, byHorizon);
            removeOldVersions(label);
        }
        return byHorizon;
    }

    private ModelVersion labelled(ModelVersion model) {
        return versions.containsKey(model.name()) || versions.size() < NAMES ? model : new ModelVersion(OTHERS, 1);
    }

    private void removeOldVersions(ModelVersion label) {
        List<ModelVersion> kept = versions.computeIfAbsent(label.name(), name -> new ArrayList<>());
        kept.add(label);
        if (kept.size() > VERSIONS) {
            ModelVersion oldest = kept.remove(0);
            Map<Integer, Sums> removed = sums.remove(oldest);
            if (removed != null) {
                removed.values().forEach(horizon -> horizon.meters.forEach(registry::remove));
            }
        }
    }

    /** The sums of a horizon of its own, or those of all further horizons. */
    private synchronized Sums sum(ModelVersion model, Map<Integer, Sums> horizons, int horizon) {
        boolean own = horizons.containsKey(horizon) || horizons.size() < HORIZONS;
        int key = own ? horizon : FURTHER;
        Sums sum = horizons.get(key);
        if (sum == null) {
            sum = new Sums();
            register(model, own ? String.valueOf(horizon) : OTHERS, sum);
            horizons.put(key, sum);
        }
        return sum;
    }

    private void register(ModelVersion model, String horizon, Sums sum) {
        Tags tags = Tags.of("model", model.name(), "version", String.valueOf(model.number()), "horizon", horizon);
        counter(sum, tags, "scores", "Scored forecasts", one -> one.count.sum());
        counter(
                sum,
                tags,
                "scores.independent",
                "Scored forecasts divided by their horizon, since forecasts of h steps overlap",
                one -> one.independent.sum());
        counter(
                sum,
                tags,
                "scores.late",
                "Scored forecasts that readers could have only after their target was due",
                one -> one.late.sum());
        counter(
                sum,
                tags,
                "interval.hits",
                "Scored forecasts inside their interval, as a share of channels",
                one -> one.hits.sum());
        counter(
                sum,
                tags,
                "interval.score",
                "Sum of interval scores: width, plus a penalty for each observation outside; in units of the series",
                one -> one.intervals.sum());
        counter(
                sum,
                tags,
                "error.squared",
                "Sum of squared errors, in squared units of the series",
                one -> one.squared.sum());
        counter(
                sum,
                tags,
                "error.naive.squared",
                "Sum of squared errors of the last value on the same targets",
                one -> one.naive.sum());
        counter(sum, tags, "error.absolute", "Sum of absolute errors, in units of the series", one -> one.size.sum());
    }

    private void counter(Sums sum, Tags tags, String name, String help, ToDoubleFunction<Sums> value) {
        sum.meters.add(FunctionCounter.builder("wavecast." + kind + name, sum, value)
                .description(help)
                .tags(tags)
                .register(registry));
    }

    private static final class Sums {
        private final List<Meter> meters = new ArrayList<>();
        private final LongAdder count = new LongAdder();
        private final DoubleAdder independent = new DoubleAdder();
        private final LongAdder late = new LongAdder();
        private final DoubleAdder hits = new DoubleAdder();
        private final DoubleAdder intervals = new DoubleAdder();
        private final DoubleAdder squared = new DoubleAdder();
        private final DoubleAdder naive = new DoubleAdder();
        private final DoubleAdder size = new DoubleAdder();

        void add(ScoreSummary scores) {
            count.add(scores.count());
            independent.add((double) scores.count() / scores.horizon());
            late.add(scores.late());
            hits.add(scores.covered());
            intervals.add(scores.intervalScores());
            squared.add(scores.squaredError());
            naive.add(scores.naiveSquaredError());
            size.add(scores.absoluteError());
        }
    }
}
