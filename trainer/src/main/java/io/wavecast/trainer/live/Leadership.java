package io.wavecast.trainer.live;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which of several deciders is active: the one to which its consumer group assigns the only partition of {@code model-decisions}. It reads no
 * record of the group; it asks for the ends of topics only. Not thread-safe.
 */
final class Leadership implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> watched;
    private Map<TopicPartition, Long> ends = Map.of();
    private boolean active;

    /**
     * @param group name of the consumer group
     * @param decisions the topic whose partition decides
     * @param models another topic whose changes are watched
     */
    Leadership(Map<String, Object> clientProperties, String group, String decisions, String models) {
        consumer = CommittedConsumer.member(clientProperties, group); // its records are paused
        var place = new TopicPartition(decisions, 0);
        watched = List.of(place, new TopicPartition(models, 0));
        consumer.subscribe(List.of(decisions), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                consumer.pause(partitions);
                if (partitions.contains(place)) {
                    ends = Map.of();
                    active = true;
                }
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                active &= !partitions.contains(place);
            }
        });
    }

    /** Takes part in the group for a moment. Returns whether this process decides. */
    boolean isActive(Duration wait) {
        consumer.poll(wait);
        return active;
    }

    /** Whether versions or decisions changed since the last call, or this process became active. */
    boolean changed() {
        Map<TopicPartition, Long> now = consumer.endOffsets(watched);
        boolean changed = !now.equals(ends);
        ends = now;
        return changed;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
