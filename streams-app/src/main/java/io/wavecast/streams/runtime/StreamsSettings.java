package io.wavecast.streams.runtime;

import io.wavecast.streams.delivery.DeliverySettings;
import io.wavecast.streams.membership.RebalanceProtocol;
import io.wavecast.streams.membership.SessionTimes;
import io.wavecast.streams.store.BoundedRocksDb;
import io.wavecast.streams.store.SeriesStateStore;
import io.wavecast.streams.store.StoreMemory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** Converts the service's settings to Kafka Streams' properties. */
final class StreamsSettings {
    private StreamsSettings() {}

    /** Builds the properties. Later lines override earlier ones: defaults, then the user's client properties, then the options. */
    static Properties of(ServeConfig config, StoreMemory memory) {
        var settings = new Properties();
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        // States and dead letters may be larger than a producer's default limit.
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), SeriesStateStore.MAX_STATE_BYTES);
        // The default is off in Kafka 4 and on in Kafka 5. The constant of the name is already deprecated.
        settings.put("processing.exception.handler.global.enabled", true);
        // Kafka Streams reads aborted records, too, unless the guarantee is exactly-once.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // The disk then has only what is committed, so a start after a crash keeps it, and restores only what came
        // after its last flush.
        settings.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        // Each task reads one partition, so there is no other one to wait for. The check would cost a set per record.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(BoundedRocksDb.MEMORY, memory);
        settings.putAll(config.profile().settings(config.guarantee()));
        Membership membership = config.membership();
        boolean classic = membership.protocol() == RebalanceProtocol.CLASSIC;
        SessionTimes times = SessionTimes.of(membership.session(), membership.standbys(), config.client());
        if (classic) {
            settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(times.session()));
            settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(times.heartbeat()));
        }
        settings.putAll(config.client());
        transactionTimeout(settings, times, config.guarantee());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, membership.group());
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, membership.protocol().word());
        if (classic) { // otherwise both are configurations of the group
            settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, membership.standbys());
            membership
                    .session()
                    .ifPresent(session -> settings.put(
                            StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                            millis(session)));
        }
        if (!membership.instance().isEmpty()) {
            settings.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), membership.instance());
        }
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        settings.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, config.guarantee().kafkaName());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        if (config.replication() != -1) {
            settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replication());
        }
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return settings;
    }

    /**
     * Sets the timeout of transactions, unless the client's configuration does. A transaction lasts as long as the interval between two
     * commits, and the commit itself.
     *
     * @throws InvalidConfigException if the client's configuration sets one below the interval
     */
    private static void transactionTimeout(Properties settings, SessionTimes times, Guarantee guarantee) {
        String name = StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        Object chosen = settings.getOrDefault(name, settings.get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG));
        String interval = StreamsConfig.COMMIT_INTERVAL_MS_CONFIG;
        long commit = number(interval, Objects.requireNonNull(settings.get(interval)));
        if (chosen == null) {
            long timeout = Math.max(millis(times.transaction()), 2 * commit);
            settings.put(name, (int) Math.min(Integer.MAX_VALUE, timeout));
            return;
        }
        if (guarantee == Guarantee.EXACTLY_ONCE && number(name, chosen) < commit) {
            throw new InvalidConfigException(
                    List.of(ServeOptions.CLIENT_CONFIG + ": transaction.timeout.ms must be at least " + interval
                            + ", which is " + commit + ", was " + chosen));
        }
        settings.put(name, chosen); // Kafka Streams checks this name only
    }

    /**
     * What these properties mean for the time at which forecasts become visible.
     *
     * @throws org.apache.kafka.common.config.ConfigException if a property is not a number
     */
    static DeliverySettings delivery(ServeConfig config, Properties settings) {
        String linger = StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG);
        Object unprefixed = settings.getOrDefault(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new DeliverySettings(
                config.profile().word(),
                config.guarantee() == Guarantee.EXACTLY_ONCE,
                config.profile() == Profile.AUTO,
                micros(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        Objects.requireNonNull(settings.get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))),
                micros(linger, settings.getOrDefault(linger, unprefixed)),
                config.reading().arrangement().latenessMicros());
    }

    private static long micros(String name, Object millis) {
        return TimeUnit.MILLISECONDS.toMicros(number(name, millis));
    }

    private static long number(String name, Object value) {
        return (Long) ConfigDef.parseType(name, value, ConfigDef.Type.LONG);
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }
}
