package io.wavecast.streams.runtime;

import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What the stream is tuned for: the two ends that cannot be had at once. */
public enum Profile {
    /** Many observations per second: large batches, and a commit every 100 ms that a reader of committed forecasts waits for. */
    THROUGHPUT(
            Guarantee.EXACTLY_ONCE,
            Map.of(
                    StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                    100L,
                    StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                    128 << 10,
                    StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                    5,
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                    4_000,
                    StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
                    4_000,
                    // A commit that is due waits until a poll ends, which without data takes this long.
                    StreamsConfig.POLL_MS_CONFIG,
                    20L)),
    /** Each forecast as soon as it is made: nothing is collected, and nothing waits for a commit. */
    LATENCY(
            Guarantee.AT_LEAST_ONCE,
            Map.of(
                    StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                    1_000L,
                    StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                    0,
                    StreamsConfig.POLL_MS_CONFIG,
                    5L));

    private final Guarantee guarantee;
    private final Map<String, Object> settings;

    Profile(Guarantee guarantee, Map<String, Object> settings) {
        this.guarantee = guarantee;
        this.settings = settings;
    }

    /** What holds unless something else is asked for. */
    public Guarantee guarantee() {
        return guarantee;
    }

    /** In Kafka Streams' words. */
    Map<String, Object> settings() {
        return settings;
    }

    /** As the option says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
