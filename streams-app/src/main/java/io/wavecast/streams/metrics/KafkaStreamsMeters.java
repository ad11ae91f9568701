package io.wavecast.streams.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.streams.KafkaStreams;

/** The metrics of Kafka Streams and its clients. Those that exist only once a client works, such as its lag, are found within ten seconds. */
public final class KafkaStreamsMeters implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(10); // Micrometer's own is a minute

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "wavecast-kafka-metrics");
        thread.setDaemon(true);
        return thread;
    });
    private final KafkaStreamsMetrics metrics;

    public KafkaStreamsMeters(KafkaStreams streams, MeterRegistry registry) {
        metrics = new KafkaStreamsMetrics(streams, List.of(), looks, LOOK);
        metrics.bindTo(registry);
    }

    @Override
    public void close() {
        looks.shutdownNow();
        metrics.close();
    }
}
