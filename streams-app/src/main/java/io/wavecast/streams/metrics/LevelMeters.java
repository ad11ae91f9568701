package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.wavecast.core.model.ModelVersion;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts scored values and those inside the intervals, by model, horizon and level. Coverage is the ratio of the rates. Names and horizons are
 * bounded as those of {@link ScoreMeters}.
 */
final class LevelMeters {
    private final MeterRegistry registry;
    private final Map<Key, Counters> counters = new ConcurrentHashMap<>(); // as scored
    private final Map<Key, Counters> labelled = new ConcurrentHashMap<>(); // as labelled
    private final Map<String, Set<Integer>> horizons = new ConcurrentHashMap<>(); // with meters of their own, by name

    private record Key(String model, int horizon, double level) {}

    private record Counters(Counter values, Counter inside) {}

    LevelMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void add(ModelVersion model, int horizon, double level, int values, int inside) {
        var key = new Key(model.name(), horizon, level);
        Counters found = counters.get(key);
        if (found == null) {
            found = register(key);
        }
        found.values.increment(values);
        found.inside.increment(inside);
    }

    private synchronized Counters register(Key key) {
        boolean own = horizons.containsKey(key.model) || horizons.size() < ScoreMeters.NAMES;
        String name = own ? key.model : ScoreMeters.OTHERS;
        Set<Integer> known = horizons.computeIfAbsent(name, other -> ConcurrentHashMap.newKeySet());
        boolean near = known.contains(key.horizon) || known.size() < ScoreMeters.HORIZONS;
        if (near) {
            known.add(key.horizon);
        }
        Counters made = labelled.computeIfAbsent(new Key(name, near ? key.horizon : -1, key.level), this::counters);
        if (own && near) {
            counters.put(key, made);
        }
        return made;
    }

    private Counters counters(Key key) {
        Tags tags = Tags.of(
                "model",
                key.model,
                "horizon",
                key.horizon < 0 ? ScoreMeters.OTHERS : String.valueOf(key.horizon),
                "level",
                String.valueOf(key.level));
        return new Counters(
                counter("level.values", "Values compared with the interval of a level (serve --levels)", tags),
                counter("level.hits", "Values inside the interval of a level (serve --levels)", tags));
    }

    private Counter counter(String name, String help, Tags tags) {
        return Counter.builder("wavecast." + name).description(help).tags(tags).register(registry);
    }
}
