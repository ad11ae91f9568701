package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counters of one name, by the word of a tag. Each is looked up once, not per event. */
final class CountersByWord {
    private final MeterRegistry registry;
    private final String name;
    private final String help;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    /** @param known words whose counters exist from the start, since an alert on an increase needs a first value of 0 */
    CountersByWord(MeterRegistry registry, String name, String help, Collection<String> known) {
        this.registry = registry;
        this.name = name;
        this.help = help;
        known.forEach(this::of);
    }

    /** The counter with this word in the tag {@code reason}. */
    Counter of(String reason) {
        return counters.computeIfAbsent(reason, word -> Counter.builder(name)
                .description(help)
                .tag("reason", word)
                .register(registry));
    }
}
