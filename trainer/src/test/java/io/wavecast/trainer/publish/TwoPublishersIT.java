package io.wavecast.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.StoredVersion;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.kafka.LocalBroker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TwoPublishersIT {
    private static final Topics TOPICS = Topics.defaults();
    private static final int EACH = 3;

    @Test
    void shouldKeepTheVersionsOfBothAndTakePlainPublications() throws Exception {
        try (var broker = LocalBroker.start()) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
            try (var admin = Admin.create(client)) {
                TopicSetup.create(admin, TOPICS, 1, (short) 1);
            }
            var store = new VersionStore(client, TOPICS, Clock.systemUTC());

            assertThat(published(client)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(numbers(store)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(store.read().of("a").decisions().newestFirst())
                    .extracting(VersionDecision::version)
                    .containsExactly(6L, 5L, 4L, 3L, 2L, 1L);

            sendPlain(client, PublishedModel.of("a", 6)); // not newer
            sendPlain(client, PublishedModel.of("a", 9));
            var two = new VersionRule(Promotion.IMMEDIATE, 2);
            store.takePublications(two);
            store.takePublications(two);
            assertThat(numbers(store)).containsExactly(6L, 9L);
            assertThat(inForce(store)).isEqualTo(9);
            assertThat(store.file(new ModelVersion("a", 6))).isPresent();

            sendPlain(client, PublishedModel.of("a", 12));
            store.takePublications(new VersionRule(Promotion.MANUAL, 9));
            assertThat(numbers(store)).containsExactly(6L, 9L, 12L);
            assertThat(inForce(store)).isEqualTo(9);
            assertThat(new ModelPublisher(client, TOPICS)
                            .versions("a")
                            .champion()
                            .map(Model::version))
                    .contains(new ModelVersion("a", 9));
        }
    }

    private static List<Long> published(Map<String, Object> client) throws Exception {
        var together = new CyclicBarrier(2);
        Callable<List<Long>> work = () -> {
            var rule = new VersionRule(Promotion.IMMEDIATE, 100);
            var publisher = new ModelPublisher(client, TOPICS, rule, Clock.systemUTC());
            List<Long> numbers = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                together.await();
                numbers.add(publisher.publish(PublishedModel.of("a", 1)).number());
            }
            return numbers;
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> numbers : threads.invokeAll(List.of(work, work))) {
                all.addAll(numbers.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private static void sendPlain(Map<String, Object> client, Model model) throws Exception {
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] key = model.version().name().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(TOPICS.models(), key, new ModelCodec().write(model)))
                    .get();
        }
    }

    private static List<Long> numbers(VersionStore store) throws InterruptedException {
        NameVersions versions = store.read().of("a");
        return versions.stored().stream()
                .map(StoredVersion::version)
                .map(ModelVersion::number)
                .toList();
    }

    private static long inForce(VersionStore store) throws InterruptedException {
        return store.read().of("a").decisions().inForce().orElseThrow().number();
    }
}
