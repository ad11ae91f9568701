package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.topics.Topics;
import io.wavecast.streams.membership.RebalanceProtocol;
import io.wavecast.streams.store.StoreMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamsSettingsTest {
    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldReadCommittedObservationsOnly(Profile profile) {
        assertThat(isolation(profile, Map.of("bootstrap.servers", "localhost:9092")))
                .isEqualTo("read_committed");
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = "LATENCY") // under exactly-once Kafka Streams itself insists on committed records
    void shouldLeaveTheIsolationToTheClientConfiguration(Profile profile) {
        assertThat(isolation(
                        profile, Map.of("bootstrap.servers", "localhost:9092", "isolation.level", "read_uncommitted")))
                .isEqualTo("read_uncommitted");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldNotWaitForOtherPartitionsSinceATaskHasOne(Profile profile) {
        ServeConfig config = ServeConfig.builder(
                        Map.of("bootstrap.servers", "localhost:9092"), Topics.named(""), Path.of("states"))
                .profile(profile)
                .build();
        try (var memory = new StoreMemory(8 << 20)) {
            assertThat(new StreamsConfig(StreamsSettings.of(config, memory))
                            .getLong(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG))
                    .isEqualTo(-1);
        }
    }

    @Test
    void shouldMatchHeartbeatsAndTransactionsToTheSession() {
        StreamsConfig settings = settings(Map.of(), 1, Optional.empty(), RebalanceProtocol.CLASSIC);

        assertThat(consumer(settings))
                .containsEntry("session.timeout.ms", 6_000)
                .containsEntry("heartbeat.interval.ms", 400);
        assertThat(settings.getProducerConfigs("client")).containsEntry("transaction.timeout.ms", 6_000);
        assertThat(settings.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isEqualTo(1);
    }

    @Test
    void shouldPreferTheOptionToTheClientConfigurationAndThatToDerivedTimes() {
        Map<String, Object> client = Map.of("session.timeout.ms", "9000", "heartbeat.interval.ms", "1234");

        assertThat(consumer(settings(client, 1, Optional.empty(), RebalanceProtocol.CLASSIC)))
                .containsEntry("session.timeout.ms", "9000")
                .containsEntry("heartbeat.interval.ms", "1234");
        assertThat(consumer(settings(client, 1, Optional.of(Duration.ofSeconds(7)), RebalanceProtocol.CLASSIC)))
                .containsEntry("session.timeout.ms", 7_000)
                .containsEntry("heartbeat.interval.ms", "1234");
    }

    @Test
    void shouldLeaveStandbysAndSessionToTheGroupUnderTheStreamsProtocol() {
        StreamsConfig settings = settings(Map.of(), 1, Optional.of(Duration.ofSeconds(7)), RebalanceProtocol.STREAMS);

        assertThat(settings.getString(StreamsConfig.GROUP_PROTOCOL_CONFIG)).isEqualTo("streams");
        assertThat(settings.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isZero();
        assertThat(consumer(settings)).doesNotContainKeys("session.timeout.ms", "heartbeat.interval.ms");
        assertThat(settings.getProducerConfigs("client")).containsEntry("transaction.timeout.ms", 7_000);
    }

    @Test
    void shouldCommitAsSoonAsReadersWaitForIt() {
        Profile latency = Profile.LATENCY;

        assertThat((Long) latency.settings(Guarantee.EXACTLY_ONCE).get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
                .isLessThanOrEqualTo(20);
        assertThat((Long) latency.settings(Guarantee.AT_LEAST_ONCE).get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG))
                .as("commits hold observations back, and no reader waits for them")
                .isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void shouldLeaveTransactionsMoreTimeThanTheCommitInterval() {
        Map<String, Object> rare = Map.of("commit.interval.ms", "10000");

        assertThat(settings(rare, 1, Optional.empty(), RebalanceProtocol.CLASSIC)
                        .getProducerConfigs("client"))
                .containsEntry("transaction.timeout.ms", 20_000);
    }

    @Test
    void shouldTakeTheTransactionTimeoutOfTheClientConfiguration() {
        Map<String, Object> chosen = Map.of("transaction.timeout.ms", "60000");

        assertThat(settings(chosen, 1, Optional.empty(), RebalanceProtocol.CLASSIC)
                        .getProducerConfigs("client"))
                .containsEntry("transaction.timeout.ms", "60000");
        Map<String, Object> tooShort = Map.of("transaction.timeout.ms", "5000", "commit.interval.ms", "10000");
        assertThatThrownBy(() -> settings(tooShort, 1, Optional.empty(), RebalanceProtocol.CLASSIC))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining(
                        "transaction.timeout.ms must be at least commit.interval.ms, which is 10000, was 5000");
    }

    @Test
    void shouldRefuseASessionTimeoutThatIsNoNumber() {
        assertThatThrownBy(() ->
                        settings(Map.of("session.timeout.ms", "45s"), 0, Optional.empty(), RebalanceProtocol.CLASSIC))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("session.timeout.ms");
    }

    @Test
    void shouldRefuseAProtocolInTheClientConfiguration() {
        assertThatThrownBy(() ->
                        settings(Map.of("group.protocol", "streams"), 0, Optional.empty(), RebalanceProtocol.CLASSIC))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("must not set group.protocol: use --group-protocol");
    }

    private static Map<String, Object> consumer(StreamsConfig settings) {
        return settings.getMainConsumerConfigs("group", "client", 0);
    }

    private static StreamsConfig settings(
            Map<String, Object> more, int standbys, Optional<Duration> session, RebalanceProtocol protocol) {
        Map<String, Object> client = new HashMap<>(more);
        client.put("bootstrap.servers", "localhost:9092");
        ServeConfig config = ServeConfig.builder(client, Topics.named(""), Path.of("states"))
                .membership(new Membership("group", "", true, standbys, session, protocol))
                .build();
        try (var memory = new StoreMemory(8 << 20)) {
            return new StreamsConfig(StreamsSettings.of(config, memory));
        }
    }

    /** The isolation level of the consumer that Kafka Streams makes of the settings. */
    private static Object isolation(Profile profile, Map<String, Object> client) {
        ServeConfig config = ServeConfig.builder(client, Topics.named(""), Path.of("states"))
                .profile(profile)
                .build();
        try (var memory = new StoreMemory(8 << 20)) {
            return new StreamsConfig(StreamsSettings.of(config, memory))
                    .getMainConsumerConfigs("group", "client", 0)
                    .get("isolation.level");
        }
    }
}
