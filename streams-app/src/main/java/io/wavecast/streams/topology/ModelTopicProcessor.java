package io.wavecast.streams.topology;

import io.wavecast.streams.registry.ModelReceiver;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Passes the records of the models topic to the receiver, and stores the version in force under each name. The store is in memory, so
 * Kafka Streams reads the topic from its beginning at every start.
 */
final class ModelTopicProcessor implements Processor<byte[], byte[], Void, Void> {
    static final String STORE = "models";

    private final ModelReceiver receiver;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<String, String> versions;

    ModelTopicProcessor(ModelReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void init(ProcessorContext<Void, Void> processorContext) {
        context = processorContext;
        versions = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        long offset = context.recordMetadata().map(RecordMetadata::offset).orElse(0L);
        var installed = receiver.received(record.key(), record.value(), offset);
        installed.ifPresent(version -> versions.put(version.name(), version.toString()));
        if (record.value() == null && record.key() != null) {
            versions.delete(new String(record.key(), StandardCharsets.UTF_8));
        }
    }
}
