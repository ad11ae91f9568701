package io.wavecast.streams.runtime;

import io.wavecast.core.topics.Topics;
import io.wavecast.streams.registry.KnownDecisions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer of models and decisions. It asks the brokers for the ends of both topics, and tells the time of a question once everything
 * before those ends was processed. Kafka Streams processes what a poll returns before it polls again.
 */
final class DecisionConsumer extends KafkaConsumer<byte[], byte[]> {
    private static final Logger log = LoggerFactory.getLogger(DecisionConsumer.class);
    private static final long PAUSE_MILLIS = 300; // well below the slack of the known decisions
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long WARN_AFTER_MILLIS = 10_000; // a broker that starts or is loaded answers late now and then

    private final KnownDecisions known;
    private final List<TopicPartition> partitions;
    private final Clock clock;
    private Map<TopicPartition, Long> ends = new HashMap<>(); // of the last question; empty once it was reached
    private long asked;
    private Optional<Long> unknownSince = Optional.empty();
    private boolean warned;

    DecisionConsumer(Map<String, Object> settings, KnownDecisions known, Topics topics, Clock clock) {
        super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.known = known;
        this.partitions =
                List.of(new TopicPartition(topics.models(), 0), new TopicPartition(topics.modelDecisions(), 0));
        this.clock = clock;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (assignment().containsAll(partitions)) { // not so while each topic is read for the first time
            try {
                ask();
                unknownSince = Optional.empty();
                warned = false;
            } catch (RetriableException e) {
                stillUnknown(e);
            }
        }
        return super.poll(timeout);
    }

    private void stillUnknown(RetriableException e) {
        long since = unknownSince.orElseGet(clock::millis);
        unknownSince = Optional.of(since);
        long millis = clock.millis() - since;
        if (!warned && millis >= WARN_AFTER_MILLIS) {
            log.warn(
                    "the brokers did not tell the ends of the topics of models and decisions for {} s, asking again: {}",
                    millis / 1000,
                    e.getMessage());
            warned = true;
        }
    }

    private void ask() {
        if (ends.isEmpty() && clock.millis() - asked >= PAUSE_MILLIS) {
            asked = clock.millis();
            ends = new HashMap<>(endOffsets(partitions, PATIENCE));
        }
        if (!ends.isEmpty() && ends.entrySet().stream().allMatch(end -> position(end.getKey()) >= end.getValue())) {
            ends.clear();
            known.readUntil(asked);
        }
    }
}
