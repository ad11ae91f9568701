package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wavecast.streams.state.StateBudget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much state there is, how much of it waits to be written, and how far a restore has come. */
public final class StateMetrics implements StateRestoreListener {
    private final Map<TopicPartition, AtomicLong> remaining = new ConcurrentHashMap<>();
    private final AtomicLong restored = new AtomicLong();

    public StateMetrics(MeterRegistry registry, StateBudget budget) {
        gauge(
                registry,
                "wavecast.states.live.bytes",
                "Heap of the states of series that were used last",
                budget::usedBytes);
        gauge(registry, "wavecast.states.limit.bytes", "Heap that such states may take up", budget::maxBytes);
        gauge(registry, "wavecast.states.dirty", "States that changed since the last commit", budget::dirty);
        FunctionCounter.builder("wavecast.states.written", budget, StateBudget::written)
                .description("States written to the store and its changelog")
                .register(registry);
        FunctionCounter.builder("wavecast.states.write.seconds", budget, b -> b.writeNanos() / 1e9)
                .description("Time that writing them took")
                .register(registry);
        gauge(
                registry,
                "wavecast.restore.remaining.records",
                "Records of changelogs that are still to be read before forecasting goes on",
                () -> remaining.values().stream().mapToLong(AtomicLong::get).sum());
        FunctionCounter.builder("wavecast.restored.records", restored, AtomicLong::get)
                .description("Records of changelogs that were read to restore states")
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry, String name, String help, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(help).register(registry);
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        remaining.put(partition, new AtomicLong(to - from));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
        restored.addAndGet(count);
        AtomicLong left = remaining.get(partition);
        if (left != null) {
            left.updateAndGet(now -> Math.max(0, now - count));
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        remaining.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        remaining.remove(partition);
    }
}
