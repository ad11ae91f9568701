package io.wavecast.core.topics.versions;

import io.wavecast.core.model.ModelNames;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts series by the keys in the scores of the last minute. Reads once, at its first question: for at most a second, and at most the newest
 * {@value #MOST_RECORDS} records. Series that report less often, and those of models without scores, are not counted.
 */
final class ScoredSeries {
    static final int MOST_RECORDS = 200_000;

    private static final Logger log = LoggerFactory.getLogger(ScoredSeries.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> properties;
    private final String topic;
    private final Clock clock;
    private Optional<Set<String>> found = Optional.empty();

    /** @param topic of the scores */
    ScoredSeries(Map<String, Object> clientProperties, String topic, Clock clock) {
        this.properties = new HashMap<>(clientProperties);
        properties.put("enable.auto.commit", "false");
        properties.put("allow.auto.create.topics", "false");
        properties.put("fetch.max.wait.ms", 50); // closing waits for a fetch
        properties.put("max.poll.records", 10_000);
        properties.remove("group.id");
        this.topic = topic;
        this.clock = clock;
    }

    /** The number of series that a model of this name may serve; 0 if the scores cannot be read, with a warning. */
    long servedBy(String name) {
        Set<String> all = found.orElseGet(this::read);
        found = Optional.of(all);
        return all.stream().filter(key -> ModelNames.serves(name, key)).count();
    }

    private Set<String> read() {
        Set<String> keys = new HashSet<>();
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = toNewest(consumer);
            long begun = System.nanoTime();
            while (!isAt(ends, consumer) && System.nanoTime() - begun < LONGEST.toNanos()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (record.key() != null) {
                        keys.add(record.key());
                    }
                }
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt(); // ends the next wait of the caller, before the decision is written
        } catch (KafkaException e) {
            keys.clear(); // as the warning says
            log.warn(
                    "could not count series in {}: the swap takes {} s ({})",
                    topic,
                    SwapSpread.LEAST.toSeconds(),
                    e.getMessage());
        }
        return keys;
    }

    /** Goes to the first record to read, and returns the ends of the partitions. */
    private Map<TopicPartition, Long> toNewest(KafkaConsumer<?, ?> consumer) {
        @Nullable List<PartitionInfo> infos = consumer.partitionsFor(topic, LONGEST);
        Set<TopicPartition> partitions = Objects.requireNonNullElse(infos, List.<PartitionInfo>of()).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LONGEST);
        long since = clock.millis() - WINDOW.toMillis();
        Map<TopicPartition, OffsetAndTimestamp> recent = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> since)), LONGEST);
        ends.forEach((partition, end) -> {
            @Nullable OffsetAndTimestamp first = recent.get(partition);
            long most = MOST_RECORDS / partitions.size();
            consumer.seek(partition, first == null ? end : Math.max(first.offset(), end - most));
        });
        return ends;
    }

    private static boolean isAt(Map<TopicPartition, Long> ends, KafkaConsumer<?, ?> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
