package io.wavecast.trainer.live;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that read committed records, and commit nothing themselves. */
public final class CommittedConsumer {
    private CommittedConsumer() {}

    /** A consumer without a group, which is given its partitions. */
    static KafkaConsumer<byte[], byte[]> alone(Map<String, Object> clientProperties, Map<String, Object> more) {
        Map<String, Object> properties = properties(clientProperties, more);
        properties.remove("group.id");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A member of a group, which begins at the first record of a partition that it gets. */
    public static KafkaConsumer<byte[], byte[]> member(Map<String, Object> clientProperties, String group) {
        Map<String, Object> properties = properties(clientProperties, Map.of("group.id", group));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> properties(Map<String, Object> clientProperties, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.putAll(more);
        return properties;
    }
}
