package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Producers and consumers of byte arrays for one broker.
 *
 * @param bootstrap address of the broker
 */
public record TestbedClients(String bootstrap) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** A new producer with these settings; other settings have the client's defaults. */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A new consumer of the committed records in all partitions of a topic, at their beginning. */
    public KafkaConsumer<byte[], byte[]> consumer(String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000);
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Passes key and value of each committed record of a topic to a reader, from the beginning of the topic to its present end. */
    public void readAll(String topic, BiConsumer<byte[], byte[]> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    reader.accept(record.key(), record.value());
                }
            }
        }
    }

    /**
     * Sends records of a workload and returns when the broker has them.
     *
     * @param from number of the first record
     * @param to number after the last record
     * @throws IllegalStateException if any send fails
     */
    public void send(Workload workload, long from, long to) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 << 10,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L << 20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        var codec = workload.codec();
        var failure = new FirstSendFailure();
        try (var producer = producer(settings)) {
            for (long i = from; i < to; i++) {
                var unused = producer.send(
                        workload.record(Testbed.OBSERVATIONS, i, codec), failure); // failures arrive in the callback
            }
            producer.flush();
        }
        failure.rethrow();
    }
}
