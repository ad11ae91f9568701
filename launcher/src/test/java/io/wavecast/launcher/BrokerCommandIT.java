package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class BrokerCommandIT {
    private static final Pattern ADDRESS = Pattern.compile("^Broker: (\\S+) ");
    private static final Pattern TEMPORARY = Pattern.compile("data in (.*), deleted at the end");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String TOPIC = "kept";

    @TempDir
    Path folder;

    @Test
    void shouldKeepTheRecordsOfItsFolderAcrossRestarts() throws Exception {
        try (var first = WavecastProcess.start("broker", "--port=0", "--dir=" + folder)) {
            Map<String, Object> client = Map.of("bootstrap.servers", first.await(ADDRESS));
            createTopic(client);
            send(client, "one");
            assertThat(first.stop()).isZero();
        }
        try (var second = WavecastProcess.start("broker", "--port=0", "--dir=" + folder)) {
            Map<String, Object> client = Map.of("bootstrap.servers", second.await(ADDRESS));
            send(client, "two");
            second.kill();
        }
        try (var third = WavecastProcess.start("broker", "--port=0", "--dir=" + folder)) {
            Map<String, Object> client = Map.of("bootstrap.servers", third.await(ADDRESS));
            assertThat(values(client)).containsExactly("one", "two");
            assertThat(third.stop()).isZero();
        }
    }

    @Test
    void shouldDeleteItsTemporaryFolder() throws Exception {
        try (var broker = WavecastProcess.start("broker", "--port=0")) {
            Path temporary = Path.of(broker.await(TEMPORARY));
            assertThat(temporary).isNotEmptyDirectory();

            assertThat(broker.stop()).isZero();

            assertThat(temporary).doesNotExist();
        }
    }

    private static void createTopic(Map<String, Object> client) throws Exception {
        try (var admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(Map<String, Object> client, String value) throws Exception {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
        }
    }

    private static List<String> values(Map<String, Object> client) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(TIMEOUT).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return values.size() >= 2;
            });
        }
        return values;
    }
}
