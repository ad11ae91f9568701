package io.wavecast.core.topics;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads the committed records of topics, from the first ones on, until it is closed. */
public final class TopicThread implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicThread.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    private TopicThread(
            Map<String, Object> client,
            String name,
            List<String> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> each,
            Consumer<RuntimeException> failed) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread = new Thread(() -> read(topics, each, failed), name);
    }

    /**
     * Starts to read.
     *
     * @param name of the thread
     * @param topics must exist
     * @param each takes each record; one that it finds unreadable is skipped with a warning
     * @param failed learns of a failure, which ends the reading
     */
    public static TopicThread start(
            Map<String, Object> client,
            String name,
            List<String> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> each,
            Consumer<RuntimeException> failed) {
        var started = new TopicThread(client, name, topics, each, failed);
        started.thread.start();
        return started;
    }

    private void read(
            List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each, Consumer<RuntimeException> failed) {
        try (consumer) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(POLL).forEach(record -> take(record, each));
            }
        } catch (WakeupException e) {
            log.debug("stopped reading", e);
        } catch (RuntimeException e) {
            log.error("cannot read the topics", e);
            failed.accept(e);
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try {
            each.accept(record);
        } catch (UnreadableException e) {
            log.warn("skipping the record at offset {} of {}: {}", record.offset(), record.topic(), e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
