package io.wavecast.streams.reading;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the newest committed records of a topic, without a consumer group. */
public final class LastRecords {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int WIDER = 10;

    private LastRecords() {}

    /**
     * Reads the newest records of all partitions.
     *
     * @param clientProperties properties of a Kafka client, {@code bootstrap.servers} at least
     * @param count limit of the records
     * @return by timestamp, the newest last
     * @throws IllegalArgumentException if there is no such topic
     */
    public static List<ConsumerRecord<byte[], byte[]>> of(
            Map<String, Object> clientProperties, String topic, int count) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("allow.auto.create.topics", "false");
        properties.remove("group.id");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                records.addAll(newest(
                        consumer,
                        partition,
                        starts.getOrDefault(partition, 0L),
                        ends.getOrDefault(partition, 0L),
                        count));
            }
        }
        records.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                .thenComparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return records.subList(Math.max(0, records.size() - count), records.size());
    }

    /**
     * Reads the newest records of a partition. Markers of transactions and aborted records have offsets, too, so it reads from further
     * back until there are enough.
     */
    private static Deque<ConsumerRecord<byte[], byte[]>> newest(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long start, long end, int count) {
        consumer.assign(List.of(partition));
        Deque<ConsumerRecord<byte[], byte[]>> newest = new ArrayDeque<>();
        for (long from = end, span = count; from > start && newest.size() < count; span *= WIDER) {
            from = Math.max(start, end - span);
            newest.clear();
            consumer.seek(partition, from);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    newest.addLast(record);
                    if (newest.size() > count) {
                        newest.removeFirst();
                    }
                }
            }
        }
        return newest;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IllegalArgumentException("expected a topic " + topic + ", was none");
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }
}
