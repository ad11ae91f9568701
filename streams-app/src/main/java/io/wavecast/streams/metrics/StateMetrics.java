package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.wavecast.observe.Histograms;
import io.wavecast.streams.store.StateBudget;
import io.wavecast.streams.store.StoreMemory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Registers the meters of states: their heap, the number of changed states, and the progress of restores. */
public final class StateMetrics implements StateRestoreListener {
    private static final double NANOS = 1e9;

    private final Map<TopicPartition, Restore> restores = new ConcurrentHashMap<>();
    private final AtomicLong restored = new AtomicLong();
    private final Histogram restoreSeconds;

    /** A restore in progress; {@code remaining} is the number of records still to be read. */
    private record Restore(long begunNanos, AtomicLong remaining) {}

    public StateMetrics(PrometheusMeterRegistry registry, StateBudget budget, StoreMemory stores) {
        gauge(
                registry,
                "wavecast.states.live.bytes",
                "Heap of the live states, those of recently used series",
                budget::usedBytes);
        gauge(registry, "wavecast.states.limit.bytes", "Limit of the heap of live states", budget::maxBytes);
        gauge(registry, "wavecast.states.dirty", "States that changed since the last commit", budget::dirty);
        gauge(
                registry,
                "wavecast.states.dirty.bytes",
                "Heap of the changed states, as estimated when they were last loaded or written",
                budget::dirtyBytes);
        gauge(
                registry,
                "wavecast.store.memory.bytes",
                "Memory off the heap that RocksDB uses for its cache and buffers",
                stores::usedBytes);
        gauge(registry, "wavecast.store.memory.limit.bytes", "Limit of that memory", stores::limitBytes);
        FunctionCounter.builder("wavecast.states.written", budget, StateBudget::written)
                .description("States written to the store and its changelog")
                .register(registry);
        FunctionCounter.builder("wavecast.states.write.seconds", budget, b -> b.writeNanos() / NANOS)
                .description("Time spent writing states")
                .register(registry);
        gauge(
                registry,
                "wavecast.restore.remaining.records",
                "Changelog records still to be read before forecasting continues",
                () -> restores.values().stream()
                        .mapToLong(restore -> restore.remaining().get())
                        .sum());
        FunctionCounter.builder("wavecast.restored.records", restored, AtomicLong::get)
                .description("Changelog records read to restore states")
                .register(registry);
        restoreSeconds = Histograms.register(
                registry,
                "wavecast_restore_seconds",
                "Time to restore the states of a partition",
                0.01,
                0.1,
                1,
                5,
                15,
                60,
                300,
                1800);
    }

    private static void gauge(MeterRegistry registry, String name, String help, Supplier<Number> value) {
        Gauge.builder(name, value).description(help).register(registry);
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        restores.put(partition, new Restore(System.nanoTime(), new AtomicLong(to - from)));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
        restored.addAndGet(count);
        Restore restore = restores.get(partition);
        if (restore != null) {
            restore.remaining().updateAndGet(now -> Math.max(0, now - count));
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        Restore restore = restores.remove(partition);
        if (restore != null) {
            restoreSeconds.observe((System.nanoTime() - restore.begunNanos()) / NANOS);
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        restores.remove(partition);
    }
}
