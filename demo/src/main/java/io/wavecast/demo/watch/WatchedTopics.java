package io.wavecast.demo.watch;

import io.wavecast.core.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that are read, and where reading begins. Observations, forecasts and anomalies begin at a time; models at the first record, since
 * the topic is compacted. Partitions that appear later begin at their first record. Not thread-safe.
 */
final class WatchedTopics {
    private static final Logger log = LoggerFactory.getLogger(WatchedTopics.class);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Optional<Instant> from;
    private final Set<TopicPartition> assigned = new HashSet<>();
    private boolean first = true;

    /** @param from timestamp of the first record; empty for the end of the topics */
    WatchedTopics(KafkaConsumer<byte[], byte[]> consumer, WatchSettings settings, Optional<Instant> from) {
        this.consumer = consumer;
        this.topics = settings.topics();
        this.from = from;
    }

    /** Assigns the partitions that exist. Returns those of the topics of observations and forecasts that do not exist; others may be missing. */
    List<String> assign() {
        List<String> missing = new ArrayList<>();
        List<String> needed = List.of(topics.sensorEvents(), topics.forecasts());
        List<TopicPartition> found = new ArrayList<>();
        for (String topic : List.of(topics.sensorEvents(), topics.forecasts(), topics.anomalies(), topics.models())) {
            List<PartitionInfo> partitions = partitions(topic, needed.contains(topic));
            if (partitions.isEmpty() && needed.contains(topic)) {
                missing.add(topic);
            }
            partitions.forEach(one -> found.add(new TopicPartition(topic, one.partition())));
        }
        List<TopicPartition> fresh =
                found.stream().filter(one -> !assigned.contains(one)).toList();
        if (!fresh.isEmpty()) {
            assigned.addAll(fresh);
            consumer.assign(assigned);
            begin(fresh);
        }
        first = false;
        return missing;
    }

    /** The partitions of a topic; empty if there is none, or if it is not needed and the client has no right to see it. */
    private List<PartitionInfo> partitions(String topic, boolean needed) {
        try {
            @Nullable List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            return partitions == null ? List.of() : partitions;
        } catch (TopicAuthorizationException e) {
            if (needed) {
                throw e;
            }
            log.debug("no right to see {}", topic, e);
            return List.of();
        }
    }

    /** Whether no topic exists yet, so that nothing can be read. */
    boolean none() {
        return assigned.isEmpty();
    }

    private void begin(List<TopicPartition> fresh) {
        List<TopicPartition> streams = fresh.stream()
                .filter(one -> first && !one.topic().equals(topics.models()))
                .toList();
        List<TopicPartition> whole =
                fresh.stream().filter(one -> !streams.contains(one)).toList();
        if (!whole.isEmpty()) { // an empty list would mean all partitions
            consumer.seekToBeginning(whole);
        }
        Map<TopicPartition, @Nullable OffsetAndTimestamp> offsets = offsets(streams);
        for (TopicPartition one : streams) {
            @Nullable OffsetAndTimestamp offset = offsets.get(one);
            if (offset == null) {
                consumer.seekToEnd(List.of(one));
            } else {
                consumer.seek(one, offset.offset());
            }
        }
        fresh.forEach(consumer::position); // seeking is lazy, and "from now on" is now
    }

    /** Where the records since the time begin; empty, or null for a partition, if reading begins at the end. */
    private Map<TopicPartition, @Nullable OffsetAndTimestamp> offsets(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> times = new HashMap<>();
        from.ifPresent(time -> partitions.forEach(one -> times.put(one, time.toEpochMilli())));
        return times.isEmpty() ? Map.of() : new HashMap<>(consumer.offsetsForTimes(times));
    }

    /** Records that were not read yet, as far as the consumer knows. */
    long behind() {
        return assigned.stream()
                .mapToLong(one -> consumer.currentLag(one).orElse(0))
                .sum();
    }
}
