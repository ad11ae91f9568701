package io.wavecast.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.SharedBroker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class LastRecordsIT {
    private static final String TOPIC = "last-records";

    /** Each transaction ends with a marker, which has an offset as an aborted record has. */
    @Test
    void shouldReadAsManyCommittedRecordsAsThereAre(LocalBroker broker) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
        try (var admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
        }
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", TOPIC),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            for (int i = 0; i < 6; i++) {
                producer.beginTransaction();
                send(producer, i % 2, i);
                producer.commitTransaction();
            }
            producer.beginTransaction();
            for (int i = 6; i < 50; i++) {
                send(producer, 0, i);
            }
            producer.flush();
            producer.abortTransaction();
        }

        assertThat(values(client, 10)).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(values(client, 3)).containsExactly("3", "4", "5");
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, int partition, int second) {
        byte[] value = Integer.toString(second).getBytes(StandardCharsets.UTF_8);
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(TOPIC, partition, 1_000L * second, null, value));
    }

    private static List<String> values(Map<String, Object> client, int count) {
        return LastRecords.of(client, TOPIC, count).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
