package io.wavecast.trainer.live;

import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the committed records of {@code forecast-scores}, from any time on, without a consumer group. Not thread-safe. */
public final class ScoreTape implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ScoreTape.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLL_RECORDS = 5_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final ScoreCodec codec = new ScoreCodec();
    private final RecordMerge merge = new RecordMerge();
    private long unreadable;

    public ScoreTape(Map<String, Object> clientProperties, String topic) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.poll.records", POLL_RECORDS);
        properties.remove("group.id");
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
    }

    /** Goes to the first record of each partition with this timestamp or a later one, in milliseconds; to the end if there is none. */
    public void from(long millis) {
        @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException("expected a topic " + topic + ", was none");
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        found.forEach(info -> times.put(new TopicPartition(topic, info.partition()), Math.max(0, millis)));
        consumer.assign(times.keySet());
        merge.begin(times.keySet());
        Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> ends = consumer.endOffsets(times.keySet());
        times.keySet().forEach(partition -> {
            @Nullable OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        });
    }

    /** Reads what there is, in the order of timestamps, and waits a moment if there is nothing. */
    public void poll(BiConsumer<String, ScoreSummary> each) {
        fetch();
        merge.drain(partition -> consumer.currentLag(partition).orElse(1) > 0, record -> read(record, each));
    }

    private void fetch() {
        consumer.poll(POLL).forEach(merge::add);
        for (TopicPartition partition : consumer.assignment()) {
            List<TopicPartition> one = List.of(partition);
            if (merge.size(partition) >= RecordMerge.FULL) {
                consumer.pause(one);
            } else {
                consumer.resume(one);
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record, BiConsumer<String, ScoreSummary> each) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        ScoreSummary summary;
        try {
            summary = codec.readSummary(record.headers(), record.value());
        } catch (UnreadableException e) {
            if (unreadable++ == 0) { // one says enough
                log.warn("skipping scores at offset {} of {}: {}", record.offset(), topic, e.getMessage());
            }
            return;
        }
        each.accept(new String(record.key(), StandardCharsets.UTF_8), summary);
    }

    /** Reads from a time to the present end. */
    public void readAll(long fromMillis, BiConsumer<String, ScoreSummary> each) throws InterruptedException {
        try {
            from(fromMillis);
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                poll(each);
            }
            merge.drain(partition -> false, record -> read(record, each));
        } catch (InterruptException e) {
            throw interrupted(e);
        }
    }

    /** Kafka's exception is unchecked, and leaves the thread interrupted, so that nothing can be closed. */
    static InterruptedException interrupted(InterruptException cause) {
        Thread.interrupted();
        var interrupted = new InterruptedException("while reading scores");
        interrupted.initCause(cause);
        return interrupted;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
