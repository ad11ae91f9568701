package io.wavecast.streams.membership;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The times that decide how long series are unanswered after an instance died.
 *
 * @param session silence after which the group counts an instance as dead
 * @param heartbeat time between two signs of life; the group's other instances learn with theirs that one is gone
 * @param transaction time after which the broker aborts an open transaction; readers of committed forecasts wait for its end
 */
public record SessionTimes(Duration session, Duration heartbeat, Duration transaction) {
    /** Kafka's own default. A restart of an instance with a name takes less. */
    private static final Duration ALONE = Duration.ofSeconds(45);
    /** The shortest that brokers allow by default. A standby makes a needless takeover cheap. */
    private static final Duration WITH_STANDBYS = Duration.ofSeconds(6);

    /** A single lost heartbeat must not end a session, and two instances need one heartbeat each for a takeover. */
    private static final int HEARTBEATS = 15;

    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(100);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(3); // Kafka's default

    /** A commit that takes longer fails, and its observations are answered anew. */
    private static final Duration SHORTEST_TRANSACTION = Duration.ofSeconds(3);
    /** Kafka Streams' default. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

    /** The times that follow from a session timeout. */
    public static SessionTimes of(Duration session) {
        return new SessionTimes(
                session,
                within(session.dividedBy(HEARTBEATS), SHORTEST_HEARTBEAT, LONGEST_HEARTBEAT),
                within(session, SHORTEST_TRANSACTION, LONGEST_TRANSACTION));
    }

    /**
     * The times of an instance.
     *
     * @param chosen session timeout by the option; empty if there is none
     * @param standbys number of copies of each state
     * @param client properties of Kafka's clients, which may have a session timeout
     * @throws ConfigException if the session timeout of the properties is no number
     */
    public static SessionTimes of(Optional<Duration> chosen, int standbys, Map<String, Object> client) {
        return of(chosen.or(() -> inProperties(client)).orElse(standbys > 0 ? WITH_STANDBYS : ALONE));
    }

    private static Optional<Duration> inProperties(Map<String, Object> client) {
        String name = ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
        return Stream.of(StreamsConfig.mainConsumerPrefix(name), StreamsConfig.consumerPrefix(name), name)
                .filter(client::containsKey)
                .map(key -> Duration.ofMillis((Integer) ConfigDef.parseType(key, client.get(key), ConfigDef.Type.INT)))
                .findFirst();
    }

    private static Duration within(Duration value, Duration low, Duration high) {
        return value.compareTo(low) < 0 ? low : value.compareTo(high) > 0 ? high : value;
    }
}
