package io.wavecast.streams.topology;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.streams.registry.Challengers;
import io.wavecast.streams.registry.DecidedVersions;
import io.wavecast.streams.registry.ModelReceiver;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the files of versions, and passes models under plain names to the receiver. The store begins empty, so Kafka Streams reads the
 * topic from its beginning at every start.
 */
final class ModelTopicProcessor implements Processor<byte[], byte[], Void, Void> {
    /** The store of files by version, such as {@code eeg@3}. */
    static final String FILES = "model-versions";

    private static final Logger log = LoggerFactory.getLogger(ModelTopicProcessor.class);

    private final ModelReceiver receiver;
    private final DecidedVersions decided;
    private final Challengers challengers;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<String, byte[]> files;
    private KeyValueStore<String, String> inForce;

    ModelTopicProcessor(ModelReceiver receiver, DecidedVersions decided, Challengers challengers) {
        this.receiver = receiver;
        this.decided = decided;
        this.challengers = challengers;
    }

    @Override
    public void init(ProcessorContext<Void, Void> processorContext) {
        context = processorContext;
        files = context.getStateStore(FILES);
        inForce = context.getStateStore(DecisionTopicProcessor.STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (key.indexOf('@') >= 0) {
            version(key, record.value());
        } else {
            long offset = context.recordMetadata().map(RecordMetadata::offset).orElse(0L);
            receiver.received(record.key(), record.value(), offset);
            DecisionTopicProcessor.store(receiver, key, inForce);
        }
        DecisionTopicProcessor.retry(receiver, decided, challengers, wanted -> files.get(wanted.toString()), inForce);
    }

    private void version(String key, byte @Nullable [] file) {
        ModelVersion version;
        try {
            version = ModelVersion.parse(key);
        } catch (IllegalArgumentException e) {
            receiver.refuseKey(key, String.valueOf(e.getMessage()));
            return;
        }
        if (file == null) {
            files.delete(key);
            decided.removed(version);
            DecisionTopicProcessor.store(receiver, version.name(), inForce);
            challengers.removed(version, wanted -> files.get(wanted.toString()));
        } else if (files.putIfAbsent(key, file) == null) {
            decided.stored(version, wanted -> files.get(wanted.toString()));
            DecisionTopicProcessor.store(receiver, version.name(), inForce);
            challengers.stored(version, wanted -> files.get(wanted.toString()));
        } else {
            log.warn("expected one file of model {}, was another one: the first one stays", version);
        }
    }
}
