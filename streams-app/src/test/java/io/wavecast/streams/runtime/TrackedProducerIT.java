package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.testing.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("once")
@ExtendWith(SharedBroker.class)
class TrackedProducerIT {
    private static final String TOPIC = "tracked-partitions";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldLookPartitionsUpOncePerCommit(LocalBroker broker) throws Exception {
        // A refresh of the metadata with every look-up, so that what the producer keeps shows.
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap(), "metadata.max.age.ms", 0);
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
                var tracked =
                        new TrackedProducer(settings, new ConcurrentHashMap<>(), Delivery.untracked(), "forecasts");
                var other = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
            await().atMost(PATIENCE).until(() -> other.partitionsFor(TOPIC).size() == 2);
            assertThat(tracked.partitionsFor(TOPIC)).hasSize(2);

            admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            await().atMost(PATIENCE).until(() -> other.partitionsFor(TOPIC).size() == 3);
            assertThat(tracked.partitionsFor(TOPIC)).hasSize(2);

            await().atMost(PATIENCE).until(() -> {
                tracked.flush(); // as for a commit
                return tracked.partitionsFor(TOPIC).size() == 3;
            });
        }
    }
}
