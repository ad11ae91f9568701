package io.wavecast.trainer.request;

import io.wavecast.core.topics.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The requests in the topic at one moment, and which of them are open: not answered by the trainers that follow the topic. */
public final class RequestLog {
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private final Map<TopicPartition, OffsetAndMetadata> served;

    private RequestLog(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, OffsetAndMetadata> served) {
        this.records = records;
        this.served = served;
    }

    /**
     * Reads the topic.
     *
     * @param group of the trainers that follow the topic. Where it has no offsets yet, those of its shared group count: it will begin there
     * @throws IllegalStateException if the offsets of the group cannot be read
     */
    public static RequestLog read(Map<String, Object> clientProperties, String topic, TrainerGroup group)
            throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new TopicReader(clientProperties, topic).forEach(records::add, (read, total) -> {});
        Map<TopicPartition, OffsetAndMetadata> served = GroupOffsets.of(clientProperties, group.name());
        boolean all = records.stream().map(RequestLog::partition).allMatch(served::containsKey);
        if (!all && group.shared().isPresent()) {
            GroupOffsets.of(clientProperties, group.shared().get()).forEach(served::putIfAbsent);
        }
        return new RequestLog(records, served);
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** Names with a request that is not answered. */
    public Set<String> open() {
        return records.stream()
                .filter(this::isOpen)
                .flatMap(record -> name(record).stream())
                .collect(Collectors.toSet());
    }

    private boolean isOpen(ConsumerRecord<byte[], byte[]> record) {
        var next = served.get(partition(record));
        return next == null || record.offset() >= next.offset();
    }

    /** When a name was last requested, in milliseconds since the epoch; empty if it was not. */
    public OptionalLong newest(String name) {
        return records.stream()
                .filter(record -> name(record).equals(Optional.of(name)))
                .mapToLong(ConsumerRecord::timestamp)
                .max();
    }

    private static Optional<String> name(ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.key()).map(key -> new String(key, StandardCharsets.UTF_8));
    }
}
