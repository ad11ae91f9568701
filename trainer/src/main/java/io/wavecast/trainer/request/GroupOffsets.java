package io.wavecast.trainer.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads the offsets that a consumer group has committed. */
public final class GroupOffsets {
    private GroupOffsets() {}

    /**
     * The offsets of a group, by the partitions for which it has one.
     *
     * @throws IllegalStateException if they cannot be read
     */
    public static Map<TopicPartition, OffsetAndMetadata> of(Map<String, Object> clientProperties, String group)
            throws InterruptedException {
        try (Admin admin = Admin.create(clientProperties)) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get());
            offsets.values().removeIf(Objects::isNull);
            return offsets;
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not read the offsets of the group " + group, e.getCause());
        }
    }
}
