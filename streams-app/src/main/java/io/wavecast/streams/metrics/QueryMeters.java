package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wavecast.observe.api.ApiListener;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the queries over HTTP. Thread-safe. */
public final class QueryMeters implements ApiListener {
    private static final List<String> OUTCOMES = List.of("answered", "refused", "unavailable", "failed");

    private final Map<String, Counter> queries = new ConcurrentHashMap<>();
    private final AtomicInteger streams = new AtomicInteger();

    public QueryMeters(MeterRegistry registry) {
        for (String outcome : OUTCOMES) { // from the start, since an increase needs a first value of 0
            queries.put(
                    outcome,
                    Counter.builder("wavecast.queries")
                            .description("Answers to queries over HTTP")
                            .tags("outcome", outcome)
                            .register(registry));
        }
        registry.gauge("wavecast.query.streams", streams);
    }

    @Override
    public void answered(int status) {
        String outcome =
                status < 400 ? "answered" : status < 500 ? "refused" : status == 503 ? "unavailable" : "failed";
        Objects.requireNonNull(queries.get(outcome)).increment();
    }

    @Override
    public void streams(int more) {
        streams.addAndGet(more);
    }
}
