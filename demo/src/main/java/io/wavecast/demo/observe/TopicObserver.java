package io.wavecast.demo.observe;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.AnomalyCodec;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads observations, forecasts, and anomalies if they are asked for, from the topics, from their first record on, into a measurement. It reads committed records only, so a
 * forecast's delay is what any reader on this machine sees: from the timestamp of the observation's record, which the forecast's
 * record has too, until the forecast is read.
 */
public final class TopicObserver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicObserver.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ObservationCodec events = new ObservationCodec();
    private final ForecastCodec forecasts = new ForecastCodec();
    private final AnomalyCodec codec = new AnomalyCodec();
    private final Clock clock = Clock.systemUTC();
    private final Topics topics;
    private final Measurement measurement;
    private final Optional<BiConsumer<String, Anomaly>> anomalies;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    private TopicObserver(
            Map<String, Object> client,
            Topics topics,
            Measurement measurement,
            Optional<BiConsumer<String, Anomaly>> anomalies) {
        this.topics = topics;
        this.measurement = measurement;
        this.anomalies = anomalies;
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::read, "wavecast-observer");
    }

    /** Starts to read. The topics must exist. */
    public static TopicObserver start(Map<String, Object> client, Topics topics, Measurement measurement) {
        return start(client, topics, measurement, Optional.empty());
    }

    /**
     * Starts to read. The topics must exist.
     *
     * @param anomalies receives the key of the series and each beginning or end of an anomaly; empty to leave them unread
     */
    public static TopicObserver start(
            Map<String, Object> client,
            Topics topics,
            Measurement measurement,
            Optional<BiConsumer<String, Anomaly>> anomalies) {
        var observer = new TopicObserver(client, topics, measurement, anomalies);
        observer.thread.start();
        return observer;
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

    private void read() {
        try (consumer) {
            List<TopicPartition> partitions = Stream.concat(
                            Stream.of(topics.sensorEvents(), topics.forecasts()),
                            anomalies.stream().map(reader -> topics.anomalies()))
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
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
            log.error("cannot read the topics", e);
            measurement.fail(e);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        String series = new String(message.key(), StandardCharsets.UTF_8);
        try {
            if (message.topic().equals(topics.sensorEvents())) {
                measurement.observed(
                        series, events.read(message.headers(), message.value(), message.timestamp() * 1_000));
                events.rest().forEach(observation -> measurement.observed(series, observation));
            } else if (message.topic().equals(topics.anomalies())) {
                Anomaly anomaly = codec.read(message.headers(), message.value());
                anomalies.ifPresent(reader -> reader.accept(series, anomaly));
            } else {
                long delayMicros = 1_000 * (clock.millis() - message.timestamp());
                measurement.forecast(series, forecasts.read(message.headers(), message.value()), delayMicros);
            }
        } catch (UnreadableException e) {
            log.warn("skipped an unreadable record of {}: {}", message.topic(), e.getMessage());
        }
    }
}
