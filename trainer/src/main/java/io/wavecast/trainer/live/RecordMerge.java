package io.wavecast.trainer.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Merges the records of several partitions by their timestamps, as they were written: a consumer that catches up gets long runs of one partition,
 * and scores of the same time must not be far apart. Not thread-safe.
 */
final class RecordMerge {
    /** Number of waiting records from which on a partition should be paused. */
    static final int FULL = 10_000;

    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();

    void begin(Iterable<TopicPartition> partitions) {
        waiting.clear();
        partitions.forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        waiting.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), partition -> new ArrayDeque<>())
                .add(record);
    }

    boolean isEmpty() {
        return waiting.values().stream().allMatch(Deque::isEmpty);
    }

    /** Number of records of a partition that wait. */
    int size(TopicPartition partition) {
        Deque<ConsumerRecord<byte[], byte[]>> found = waiting.get(partition);
        return found == null ? 0 : found.size();
    }

    /**
     * Passes records on, the oldest first.
     *
     * @param more whether a partition without waiting records has older ones than the others, so that they must wait for it
     */
    void drain(Predicate<TopicPartition> more, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        while (waiting.entrySet().stream().noneMatch(one -> one.getValue().isEmpty() && more.test(one.getKey()))) {
            Optional<Deque<ConsumerRecord<byte[], byte[]>>> oldest = waiting.values().stream()
                    .filter(queue -> !queue.isEmpty())
                    .min((one, other) -> Long.compare(
                            one.getFirst().timestamp(), other.getFirst().timestamp()));
            if (oldest.isEmpty()) {
                return;
            }
            each.accept(oldest.get().removeFirst());
        }
    }
}
