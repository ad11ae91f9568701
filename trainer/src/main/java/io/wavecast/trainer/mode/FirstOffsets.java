package io.wavecast.trainer.mode;

import io.wavecast.trainer.request.GroupOffsets;
import io.wavecast.trainer.request.TrainerGroup;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a group of trainers with a {@code --model} begin where the group of all trainers stands, so that nothing that was served before is served
 * again. A group that has offsets keeps them.
 */
final class FirstOffsets implements ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(FirstOffsets.class);

    private final Map<String, Object> clientProperties;
    private final TrainerGroup group;
    private final Consumer<?, ?> consumer;

    FirstOffsets(Map<String, Object> clientProperties, TrainerGroup group, Consumer<?, ?> consumer) {
        this.clientProperties = clientProperties;
        this.group = group;
        this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (group.shared().isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> own = consumer.committed(Set.copyOf(partitions));
        Set<TopicPartition> without = new HashSet<>(partitions);
        without.removeIf(partition -> own.get(partition) != null);
        if (without.isEmpty()) {
            return; // a group that has begun needs neither the other one nor rights on it
        }
        Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
        offsets(group.shared().get()).forEach((partition, offset) -> {
            if (without.contains(partition)) {
                first.put(partition, offset);
            }
        });
        if (!first.isEmpty()) {
            first.forEach(consumer::seek);
            consumer.commitSync(first); // with the attempts in their metadata
            log.info(
                    "the group {} begins where {} stands: {}",
                    group.name(),
                    group.shared().get(),
                    first);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String ofGroup) {
        try {
            return GroupOffsets.of(clientProperties, ofGroup);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
}
