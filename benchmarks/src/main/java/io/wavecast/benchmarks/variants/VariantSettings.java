package io.wavecast.benchmarks.variants;

import io.wavecast.streams.runtime.ServeConfig;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The service's settings with {@code --profile throughput}, so that variants differ only in their stores. A copy, since the
 * service's own settings are internal to it, and without those of its store.
 */
final class VariantSettings {
    private VariantSettings() {}

    static Properties of(ServeConfig config) {
        var settings = new Properties();
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 4 << 20);
        settings.put("processing.exception.handler.global.enabled", true);
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100L);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 4_000);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 4_000);
        settings.put(StreamsConfig.POLL_MS_CONFIG, 20L);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, (long) config.stateMib() << 20);
        settings.putAll(config.client());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.membership().group());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return settings;
    }
}
