package io.wavecast.core.topics.versions;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until readers of committed records see what a transaction wrote: the brokers mark its end after they answered the commit. */
final class CommittedRecords {
    private static final Logger log = LoggerFactory.getLogger(CommittedRecords.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 10;

    private final Map<TopicPartition, Long> newest = new HashMap<>(); // offset of the last record written

    void wrote(RecordMetadata record) {
        newest.merge(new TopicPartition(record.topic(), record.partition()), record.offset(), Math::max);
    }

    /** Returns when all records are visible, or after ten seconds with a warning: they are committed in any case. */
    void await(Map<String, Object> clientProperties) throws InterruptedException {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("isolation.level", "read_committed");
        long end = System.nanoTime() + LONGEST.toNanos();
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            while (!isVisible(consumer)) {
                if (System.nanoTime() - end > 0) {
                    log.warn("readers do not see the new versions of models yet: another transaction is open");
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // brokers send no event for the end of a transaction
            }
        }
    }

    private boolean isVisible(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(newest.keySet());
        return newest.entrySet().stream()
                .allMatch(written -> ends.getOrDefault(written.getKey(), 0L) > written.getValue());
    }
}
