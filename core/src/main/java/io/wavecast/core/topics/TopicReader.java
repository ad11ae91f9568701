package io.wavecast.core.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic from its start to its present end: committed records only, and without a consumer group, so that nothing
 * is stored in Kafka. Producers may continue to write.
 */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int FETCH_WAIT_MILLIS = 50;
    private static final int POLL_RECORDS = 5_000; // ten times the default, since topics are read completely

    private final Map<String, Object> properties;
    private final String topic;

    /** @param clientProperties properties of a Kafka client, {@code bootstrap.servers} at least */
    public TopicReader(Map<String, Object> clientProperties, String topic) {
        this.properties = new HashMap<>(clientProperties);
        this.properties.put("isolation.level", "read_committed");
        this.properties.put("enable.auto.commit", "false");
        this.properties.put("auto.offset.reset", "earliest");
        this.properties.remove("group.id");
        // At the end of a topic a broker delays a fetch by this time, and closing waits for it.
        this.properties.putIfAbsent("fetch.max.wait.ms", FETCH_WAIT_MILLIS);
        this.properties.putIfAbsent("max.poll.records", POLL_RECORDS);
        this.topic = topic;
    }

    /** Receives the progress of the reading. */
    public interface Progress {
        /**
         * Called after each batch.
         *
         * @param read number of offsets passed so far
         * @param total number of offsets of the topic
         */
        void at(long read, long total);
    }

    /**
     * Reads every record, in the order of its partition.
     *
     * @throws IllegalArgumentException if there is no such topic
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void forEach(Consumer<ConsumerRecord<byte[], byte[]>> each, Progress progress) throws InterruptedException {
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            try {
                forEach(consumer, each, progress);
            } catch (InterruptException e) {
                Thread.interrupted(); // the consumer cannot close while the thread is interrupted
                throw e;
            }
        } catch (InterruptException e) {
            // Kafka's exception is unchecked and leaves the thread interrupted. Closing may throw it as well.
            Thread.interrupted();
            throw interrupted(e);
        }
    }

    private void forEach(
            KafkaConsumer<byte[], byte[]> consumer, Consumer<ConsumerRecord<byte[], byte[]>> each, Progress progress)
            throws InterruptedException {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long total = remaining(consumer, ends);
        progress.at(0, total);
        for (long remainingRecords = total; remainingRecords > 0; remainingRecords = remaining(consumer, ends)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading " + topic);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                // Records after the end were sent after the start, and are not read.
                if (record.offset() < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                    each.accept(record);
                }
            }
            progress.at(total - remaining(consumer, ends), total);
        }
    }

    private InterruptedException interrupted(InterruptException cause) {
        var interrupted = new InterruptedException("interrupted while reading " + topic);
        interrupted.initCause(cause);
        return interrupted;
    }

    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IllegalArgumentException("expected a topic " + topic + ", was none");
        }
        return found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static long remaining(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }
}
