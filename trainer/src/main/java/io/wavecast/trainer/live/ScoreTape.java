package io.wavecast.trainer.live;

import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
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
    private Map<TopicPartition, Long> ends = Map.of(); // of partitions with records that were there at the beginning
    private long unreadable;

    /** Receives scores. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Takes one score.
         *
         * @param writtenMillis timestamp of the record
         */
        void scored(String series, ScoreSummary summary, long writtenMillis);
    }

    public ScoreTape(Map<String, Object> clientProperties, String topic) {
        this.consumer = CommittedConsumer.alone(clientProperties, Map.of("max.poll.records", POLL_RECORDS));
        this.topic = topic;
    }

    /** Goes to the first record of each partition with this timestamp or a later one, in milliseconds; to the end if there is none. */
    public void from(long millis) {
        from(millis, Long.MAX_VALUE);
    }

    /** The same, but of all partitions together at most this many records that are there already. */
    public void from(long millis, long most) {
        @Nullable List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException("expected a topic " + topic + ", was none");
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        found.forEach(info -> times.put(new TopicPartition(topic, info.partition()), Math.max(0, millis)));
        consumer.assign(times.keySet());
        merge.begin(times.keySet());
        Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        ends = new HashMap<>(consumer.endOffsets(times.keySet()));
        times.keySet().forEach(partition -> {
            @Nullable OffsetAndTimestamp start = starts.get(partition);
            long end = ends.getOrDefault(partition, 0L);
            consumer.seek(partition, start == null ? end : Math.max(start.offset(), end - most / times.size()));
        });
    }

    /** Reads what there is, in the order of timestamps, and waits a moment if there is nothing. */
    public void poll(Listener each) {
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

    private void read(ConsumerRecord<byte[], byte[]> record, Listener each) {
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
        each.scored(new String(record.key(), StandardCharsets.UTF_8), summary, record.timestamp());
    }

    /** Reads from a time to the present end. */
    public void readAll(long fromMillis, Listener each) throws InterruptedException {
        try {
            from(fromMillis);
            while (!isRead()) {
                poll(each);
            }
            merge.drain(partition -> false, record -> read(record, each));
        } catch (InterruptException e) {
            throw interrupted(e);
        }
    }

    /** Whether all records were passed on that were there at the beginning. */
    public boolean caughtUp() {
        return isRead() && merge.isEmpty();
    }

    private boolean isRead() {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return ends.isEmpty();
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
