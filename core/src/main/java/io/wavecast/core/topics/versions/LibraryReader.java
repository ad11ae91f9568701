package io.wavecast.core.topics.versions;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads both topics from their start to their present end. */
final class LibraryReader {
    private static final Logger log = LoggerFactory.getLogger(LibraryReader.class);

    private final Map<String, Object> clientProperties;
    private final Topics topics;
    private final Clock clock;
    private final DecisionCodec codec = new DecisionCodec();
    private final Set<String> skipped = ConcurrentHashMap.newKeySet(); // topics and offsets

    LibraryReader(Map<String, Object> clientProperties, Topics topics, Clock clock) {
        this.clientProperties = clientProperties;
        this.topics = topics;
        this.clock = clock;
    }

    /** Selects the versions whose files are kept: all files together may not fit into the memory. */
    interface Selection {
        boolean includes(ModelVersion version, DecisionHistory decisions);
    }

    Library read(Selection selection) throws InterruptedException {
        var library = new Library(new ScoredSeries(clientProperties, topics.forecastScores(), clock)::servedBy);
        // Decisions first: whatever they name is in the models topic already.
        new TopicReader(clientProperties, topics.modelDecisions())
                .forEach(record -> decisions(record, library), (read, total) -> {});
        new TopicReader(clientProperties, topics.models())
                .forEach(record -> model(record, library, selection), (read, total) -> {});
        return library;
    }

    private void decisions(ConsumerRecord<byte[], byte[]> record, Library library) {
        if (record.key() == null) {
            return;
        }
        String name = text(record.key());
        if (record.value() == null) {
            library.of(name).read(DecisionHistory.none(name));
            return;
        }
        try {
            library.of(name).read(codec.read(name, record.value()));
        } catch (UnreadableException e) {
            skip(record, e);
        }
    }

    private void model(ConsumerRecord<byte[], byte[]> record, Library library, Selection selection) {
        library.passed(record.offset());
        if (record.key() == null) {
            return;
        }
        String key = text(record.key());
        if (key.indexOf('@') >= 0) {
            version(key, record, library, selection);
            return;
        }
        NameVersions versions = library.of(key);
        boolean taken = record.offset() <= versions.decisions().takenOffset();
        if (!taken && !key.isBlank()) {
            library.add(new Publication(key, Optional.ofNullable(record.value()), record.offset()));
        }
    }

    /** Says once that a record is skipped: it stays in the topic, and is met again each time. */
    private void skip(ConsumerRecord<byte[], byte[]> record, Exception e) {
        if (skipped.add(record.topic() + ' ' + record.offset())) {
            log.warn("skipping the record at offset {} of {}: {}", record.offset(), record.topic(), e.getMessage());
        }
    }

    private void version(String key, ConsumerRecord<byte[], byte[]> record, Library library, Selection selection) {
        ModelVersion version;
        try {
            version = ModelVersion.parse(key);
        } catch (IllegalArgumentException e) {
            skip(record, e);
            return;
        }
        NameVersions versions = library.of(version.name());
        if (record.value() == null) {
            versions.readRemoval(version.number());
        } else if (!versions.has(version.number())) { // a version never changes
            boolean wanted = selection.includes(version, versions.decisions());
            versions.read(
                    new StoredVersion(version, record.timestamp(), record.value().length),
                    wanted ? Optional.of(record.value()) : Optional.empty(),
                    ByRule.is(record.headers()));
        }
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
