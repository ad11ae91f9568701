package io.wavecast.trainer.backup;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.Library;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.model.ModelCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all records of the models topic, and writes such records back. */
final class ModelBackup {
    private static final Logger log = LoggerFactory.getLogger(ModelBackup.class);
    private static final DecisionCodec DECISIONS = new DecisionCodec();
    private static final ModelCodec CODEC = new ModelCodec();

    private final Map<String, Object> clientProperties;
    private final String topic;
    private final VersionStore store;

    ModelBackup(Map<String, Object> clientProperties, Topics topics) {
        this.clientProperties = clientProperties;
        this.topic = topics.models();
        this.store = new VersionStore(clientProperties, topics, Clock.systemUTC());
    }

    /**
     * The records of the topic, oldest first. A model that does not state its version has the one that follows from its offset; it states
     * it in the copy, since it will have another offset. Its weights keep their bytes: as float32 a large model of float16 would be larger
     * than the topic accepts.
     */
    List<ModelRecord> records() throws InterruptedException {
        List<ModelRecord> records = new ArrayList<>();
        new TopicReader(clientProperties, topic).forEach(record -> add(record, records), (read, total) -> {});
        return records;
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, List<ModelRecord> records) {
        if (record.key() == null) {
            log.warn("the record at offset {} of {} has no key and is left out", record.offset(), record.topic());
            return;
        }
        ModelRecord found = ModelRecord.of(record);
        records.add(found.model()
                .map(bytes -> stating(found, bytes, record.offset() + 1))
                .orElse(found));
    }

    private static ModelRecord stating(ModelRecord record, byte[] bytes, long number) {
        Optional<Model> model = read(record, bytes, number);
        boolean stated = read(record, bytes, number + 1).map(Model::version).equals(model.map(Model::version));
        return model.isEmpty() || stated ? record : record.withModel(ModelCodec.withVersion(bytes, number));
    }

    /** The decisions about all names, as JSON by name. */
    Map<String, String> decisions() throws InterruptedException {
        Map<String, String> decisions = new TreeMap<>();
        for (NameVersions name : store.read().names()) {
            if (!name.decisions().newestFirst().isEmpty()) {
                decisions.put(name.name(), new String(DECISIONS.write(name.decisions()), StandardCharsets.UTF_8));
            }
        }
        return decisions;
    }

    private static List<String> restore(Map<String, String> decisions, Library library, int missing) {
        Map<String, DecisionHistory> copies = new TreeMap<>();
        decisions.forEach(
                (name, json) -> copies.put(name, DECISIONS.read(name, json.getBytes(StandardCharsets.UTF_8))));
        return RestoredDecisions.into(library, copies, library.end() + missing);
    }

    /** What a restoration did. */
    record Restored(int written, List<String> decisions) {}

    /** The version of a model; its key alone for a tombstone, or for bytes that are no model. */
    static String version(ModelRecord record) {
        return record.model()
                .flatMap(bytes -> read(record, bytes, 1))
                .map(model -> model.version().toString())
                .orElse(record.name());
    }

    private static Optional<Model> read(ModelRecord record, byte[] bytes, long number) {
        try {
            String key = record.name();
            var stated = key.indexOf('@') < 0 ? new ModelVersion(key, number) : ModelVersion.parse(key);
            return Optional.of(CODEC.read(bytes, stated));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the service refuses it as well; the copy keeps its bytes
        }
    }

    /**
     * Writes records that the topic does not have yet, and decisions about names without any, or with older ones only. Returns once the broker
     * has stored them.
     *
     * @param decisions JSON by name
     * @return the number of records written, and what became of decisions that differ
     * @throws IllegalArgumentException if the topic has a model in force that is not among the records; nothing is written then
     * @throws IllegalStateException if the broker refuses a record; those before it are written
     */
    Restored restore(List<ModelRecord> records, Map<String, String> decisions) throws InterruptedException {
        List<ModelRecord> missing = MissingRecords.of(records, records());
        List<String> report = List.of();
        if (!decisions.isEmpty()) {
            // First: otherwise copies of publications that are versions already would be published once more.
            report = store.change(library -> restore(decisions, library, missing.size()));
        }
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("acks", "all");
        properties.put("max.request.size", TopicSetup.MODEL_BYTES);
        properties.put("buffer.memory", 2L * TopicSetup.MODEL_BYTES);
        properties.put("enable.idempotence", "true");
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ModelRecord record : missing) {
                producer.send(new ProducerRecord<>(
                                topic,
                                null,
                                record.timestamp() < 0 ? null : record.timestamp(),
                                record.key(),
                                record.model().orElse(null),
                                record.headers()))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not write to " + topic + ": " + e.getCause(), e.getCause());
        }
        return new Restored(missing.size(), report);
    }
}
