package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.topics.Topics;
import io.wavecast.streams.store.StoreMemory;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
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
