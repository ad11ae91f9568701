package io.wavecast.trainer.history;

import io.wavecast.core.model.ModelNames;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.EventCodec;
import io.wavecast.core.wire.UnreadableException;
import io.wavecast.trainer.TrainingListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the events topic from its start to where it ends now, without a consumer group: nothing of a training is left behind in
 * Kafka, and producers may go on meanwhile.
 */
public final class HistoryReader {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> clientProperties;
    private final String topic;
    private final EventCodec codec = new EventCodec();

    public HistoryReader(Map<String, Object> clientProperties, String topic) {
        this.clientProperties = clientProperties;
        this.topic = topic;
    }

    /** @throws InterruptedException if the thread is interrupted meanwhile */
    public History read(String model, HistorySettings settings, TrainingListener listener) throws InterruptedException {
        var builder = new HistoryBuilder(settings);
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.remove("group.id");
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long total = remaining(consumer, ends);
            long read = 0;
            listener.historyRead(0, total);
            while (remaining(consumer, ends) > 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("while reading history from " + topic);
                }
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
                    if (event.offset() < ends.get(new TopicPartition(topic, event.partition()))) {
                        take(model, event, builder);
                    }
                    read++;
                }
                listener.historyRead(Math.min(read, total), total);
            }
        }
        return builder.build();
    }

    private static long remaining(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    private void take(String model, ConsumerRecord<byte[], byte[]> event, HistoryBuilder builder) {
        if (event.key() == null) {
            builder.skip("no-key");
            return;
        }
        String key = new String(event.key(), StandardCharsets.UTF_8);
        if (!ModelNames.serves(model, key)) {
            return;
        }
        Observation observation;
        try {
            observation = codec.read(event.value(), event.timestamp() * 1_000);
        } catch (UnreadableException e) {
            builder.skip(e.reason());
            return;
        }
        builder.add(key, observation);
    }
}
