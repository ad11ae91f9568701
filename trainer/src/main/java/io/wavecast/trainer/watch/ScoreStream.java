package io.wavecast.trainer.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads scores of all partitions, first those of the recent past. Until it has caught up, a partition that is ahead of the others waits, so that
 * scores of one time come together.
 */
final class ScoreStream implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLL_RECORDS = 500;
    /** Records of the past at most, of all partitions. */
    private static final long MAX_PAST = 1_000_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final long aheadMillis;
    private final Map<TopicPartition, Long> ends; // of partitions that have not caught up
    private final Map<TopicPartition, Long> times = new HashMap<>(); // newest timestamp of each of them

    /**
     * @param sinceMillis timestamp of the first records to read
     * @param aheadMillis time by which a partition may be ahead of another while it catches up
     */
    ScoreStream(Map<String, Object> clientProperties, String topic, long sinceMillis, long aheadMillis) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.poll.records", POLL_RECORDS);
        properties.remove("group.id");
        this.aheadMillis = aheadMillis;
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            ends = seek(topic, sinceMillis);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private Map<TopicPartition, Long> seek(String topic, long sinceMillis) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> last = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> sinceMillis)));
        for (TopicPartition partition : partitions) {
            long end = Objects.requireNonNull(last.get(partition));
            @Nullable OffsetAndTimestamp start = starts.get(partition);
            long first = start == null ? end : start.offset();
            consumer.seek(partition, Math.max(first, end - MAX_PAST / partitions.size()));
        }
        last.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return last;
    }

    /** Whether all records are read that were there at the start. */
    boolean caughtUp() {
        return ends.isEmpty();
    }

    /** The next records; empty if there are none for a while. */
    List<ConsumerRecord<byte[], byte[]>> poll() {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        polled.forEach(records::add);
        if (!ends.isEmpty()) {
            align(polled);
        }
        return records;
    }

    private void align(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            polled.records(partition).forEach(record -> times.merge(partition, record.timestamp(), Math::max));
        }
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        long slowest = ends.keySet().stream()
                .mapToLong(partition -> times.getOrDefault(partition, 0L))
                .min()
                .orElse(Long.MAX_VALUE);
        Set<TopicPartition> ahead = consumer.assignment().stream()
                .filter(partition -> ahead(times.getOrDefault(partition, 0L), slowest))
                .collect(Collectors.toSet());
        consumer.resume(consumer.paused());
        consumer.pause(ahead);
    }

    private boolean ahead(long time, long slowest) {
        return !ends.isEmpty() && time - aheadMillis > slowest;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
