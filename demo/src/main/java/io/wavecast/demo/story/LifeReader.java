package io.wavecast.demo.story;

import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.trainer.request.RetrainRequestCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the requests, decisions and scores from the topics, from their first records on, into the life of the models. */
final class LifeReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LifeReader.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Topics topics;
    private final ModelLife life;
    private final RetrainRequestCodec requests = new RetrainRequestCodec();
    private final DecisionCodec decisions = new DecisionCodec();
    private final ScoreCodec scores = new ScoreCodec();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    private LifeReader(Map<String, Object> client, Topics topics, ModelLife life) {
        this.topics = topics;
        this.life = life;
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::read, "wavecast-story-reader");
    }

    /** Starts to read. The topics must exist. */
    static LifeReader start(Map<String, Object> client, Topics topics, ModelLife life) {
        var reader = new LifeReader(client, topics, life);
        reader.thread.start();
        return reader;
    }

    private void read() {
        try (consumer) {
            List<TopicPartition> partitions = Stream.of(
                            topics.retrainRequests(), topics.modelDecisions(), topics.forecastScores())
                    .flatMap(topic -> Objects.requireNonNull(consumer.partitionsFor(topic)).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException e) {
            log.debug("stopped reading", e);
        } catch (RuntimeException e) {
            log.error("the story ends: cannot read the topics", e);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(topics.retrainRequests())) {
                life.requested(requests.read(record.key(), record.value()).reason(), record.timestamp());
            } else if (record.topic().equals(topics.modelDecisions())) {
                life.decided(decisions.read(new String(record.key(), StandardCharsets.UTF_8), record.value()));
            } else {
                life.scored(scores.readSummary(record.headers(), record.value()), record.timestamp());
            }
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
