package io.wavecast.streams.runtime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The tuning of Kafka Streams: throughput and latency exclude each other at any one time. */
public enum Profile {
    /** Many observations per second: large batches, and a commit every 100 ms. A reader of committed forecasts waits for the commit. */
    THROUGHPUT(Guarantee.EXACTLY_ONCE) {
        @Override
        Map<String, Object> settings(Guarantee guarantee) {
            return Map.of(
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
                    // A due commit waits for the end of a poll, which takes this long if there is no data.
                    StreamsConfig.POLL_MS_CONFIG,
                    20L);
        }
    },
    /**
     * Each forecast is sent at once, unless two requests are on their way. At least once, no reader waits for a commit. Exactly once, a commit
     * follows every 20 ms, or as fast as brokers allow if that is slower.
     */
    LATENCY(Guarantee.AT_LEAST_ONCE) {
        @Override
        Map<String, Object> settings(Guarantee guarantee) {
            return Map.of(
                    StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                    guarantee == Guarantee.EXACTLY_ONCE ? FAST_COMMIT_MILLIS : RARE_COMMIT_MILLIS,
                    StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                    0,
                    // A request for each forecast would overload the broker: those that are made while two
                    // requests are on their way share the next one.
                    StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION),
                    guarantee == Guarantee.EXACTLY_ONCE ? USUAL_IN_FLIGHT : FEW_IN_FLIGHT,
                    // A due commit waits for the end of a poll, which takes this long if there is no data.
                    StreamsConfig.POLL_MS_CONFIG,
                    guarantee == Guarantee.EXACTLY_ONCE ? 2L : 1L);
        }
    },
    /**
     * As {@link #THROUGHPUT}, but a commit follows each observation while a model in force has a target that a commit every 100 ms would
     * miss. The guarantee stays the same.
     */
    AUTO(Guarantee.EXACTLY_ONCE) {
        @Override
        Map<String, Object> settings(Guarantee guarantee) {
            Map<String, Object> settings = new HashMap<>(THROUGHPUT.settings(guarantee));
            settings.put(
                    StreamsConfig.POLL_MS_CONFIG, 5L); // a commit that had to wait waits for the end of a poll, too
            if (guarantee == Guarantee.AT_LEAST_ONCE) {
                settings.put(
                        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0); // no commit sends the rest
            }
            return settings;
        }
    };

    private static final long FAST_COMMIT_MILLIS = 20;

    private static final int FEW_IN_FLIGHT = 2;
    private static final int USUAL_IN_FLIGHT = 5; // the default of Kafka's producer

    /** Observations wait while a commit lasts, some 10 ms. At one commit per second this would be one observation in a hundred. */
    private static final long RARE_COMMIT_MILLIS = 5_000;

    private final Guarantee guarantee;

    Profile(Guarantee guarantee) {
        this.guarantee = guarantee;
    }

    /** The default guarantee of this profile. */
    public Guarantee guarantee() {
        return guarantee;
    }

    /** Settings of Kafka Streams under a guarantee. */
    abstract Map<String, Object> settings(Guarantee guarantee);

    /** The value of the option. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
