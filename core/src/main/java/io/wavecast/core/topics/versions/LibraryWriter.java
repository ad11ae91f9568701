package io.wavecast.core.topics.versions;

import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.DecisionCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One turn of a writer: from its creation until another writer is created, or it is closed. */
final class LibraryWriter implements AutoCloseable {
    private final Topics topics;
    private final Map<String, Object> clientProperties;
    private final CommittedRecords written = new CommittedRecords();
    private final KafkaProducer<byte[], byte[]> producer;
    private final DecisionCodec codec = new DecisionCodec();

    /** Takes the turn. What other writers committed before is visible to readers when this returns. */
    LibraryWriter(Map<String, Object> clientProperties, Topics topics) throws InterruptedException {
        this.topics = topics;
        this.clientProperties = clientProperties;
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("acks", "all");
        // A model may be larger than the largest record that a producer sends by default.
        properties.put("max.request.size", TopicSetup.MODEL_BYTES);
        properties.put("buffer.memory", 2L * TopicSetup.MODEL_BYTES);
        properties.put("enable.idempotence", "true");
        properties.put("transactional.id", transactionalId(topics));
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (InterruptException e) {
            InterruptedException interrupted = interrupted(e);
            producer.close(Duration.ZERO);
            throw interrupted;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** The id that all writers of these topics share. */
    static String transactionalId(Topics topics) {
        return "wavecast-" + topics.models();
    }

    /** Writes the changes in one transaction: versions, then decisions, then removals. Returns when readers see them. */
    void write(Library library) throws InterruptedException {
        if (!library.hasChanges()) {
            return;
        }
        try {
            producer.beginTransaction();
            send(versions(library, true));
            send(decisions(library));
            send(versions(library, false));
            producer.commitTransaction();
            written.await(clientProperties);
        } catch (InterruptException e) {
            throw interrupted(e);
        }
    }

    private List<ProducerRecord<byte[], byte[]>> versions(Library library, boolean added) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (NameVersions name : library.names()) {
            for (Map.Entry<Long, Optional<byte[]>> change : name.changes().entrySet()) {
                if (change.getValue().isPresent() == added) {
                    records.add(new ProducerRecord<>(
                            topics.models(),
                            null,
                            bytes(name.name() + "@" + change.getKey()),
                            change.getValue().orElse(null),
                            ByRule.headers(name.isByRule(change.getKey()))));
                }
            }
        }
        return records;
    }

    private List<ProducerRecord<byte[], byte[]>> decisions(Library library) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (NameVersions name : library.names()) {
            name.changedDecisions()
                    .ifPresent(changed -> records.add(
                            new ProducerRecord<>(topics.modelDecisions(), bytes(name.name()), codec.write(changed))));
        }
        return records;
    }

    /** Returns when the brokers have all records. */
    private void send(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            answers.add(producer.send(record));
        }
        for (Future<RecordMetadata> answer : answers) {
            try {
                written.wrote(answer.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException reason
                        ? reason
                        : new IllegalStateException("could not write versions of models", e.getCause());
            }
        }
    }

    private InterruptedException interrupted(InterruptException cause) {
        Thread.interrupted(); // an interrupted thread cannot close the producer
        var interrupted = new InterruptedException("while writing versions of models");
        interrupted.initCause(cause);
        return interrupted;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gives the turn up; an unfinished transaction is aborted by the broker, at the latest with the next writer. */
    @Override
    public void close() {
        try {
            producer.close();
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }
}
