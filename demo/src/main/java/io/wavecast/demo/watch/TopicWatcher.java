package io.wavecast.demo.watch;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.AnomalyCodec;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.demo.watch.page.Reading;
import io.wavecast.demo.watch.series.AnomalyMark;
import io.wavecast.demo.watch.series.WatchedCluster;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads observations, forecasts and models of a cluster, as any reader of committed records could: without a consumer group, so that
 * nothing is stored in Kafka.
 */
final class TopicWatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicWatcher.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(1);

    private final Topics topics;
    private final WatchSettings settings;
    private final WatchedCluster cluster;
    private final Clock clock;
    private final ObservationReader observations;
    private final ForecastCodec forecasts;
    private final AnomalyCodec anomalies;
    private final ModelCodec models = new ModelCodec();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final WatchedTopics partitions;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Reading reading;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private long unreadable;

    private TopicWatcher(Map<String, Object> client, WatchSettings settings, WatchedCluster cluster, Clock clock) {
        this.topics = settings.topics();
        this.settings = settings;
        this.cluster = cluster;
        this.clock = clock;
        this.observations = new ObservationReader(settings, cluster);
        this.forecasts = new ForecastCodec(settings.format());
        this.anomalies = new AnomalyCodec(settings.format());
        this.reading = new Reading(settings.source(), List.of(), 0, 0, Optional.empty());
        Map<String, Object> properties = new HashMap<>(client);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // of what retention has left
        properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions =
                new WatchedTopics(consumer, settings, settings.lookBack().map(clock.instant()::minus));
        this.thread = new Thread(this::read, "wavecast-watcher");
    }

    /** Starts to read. Returns when the positions of the topics that exist are set. */
    static TopicWatcher start(Map<String, Object> client, WatchSettings settings, WatchedCluster cluster, Clock clock) {
        var watcher = new TopicWatcher(client, settings, cluster, clock);
        boolean started = false;
        try {
            watcher.look();
            started = true;
        } finally {
            if (!started) {
                watcher.consumer.close();
            }
        }
        watcher.thread.start();
        return watcher;
    }

    Reading reading() {
        return reading;
    }

    /**
     * Waits until the reading ends.
     *
     * @throws IllegalStateException if it failed
     */
    void await() throws InterruptedException {
        ended.await();
        if (failure.isPresent()) {
            throw new IllegalStateException("cannot read the topics", failure.get());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            long looked = System.nanoTime();
            while (!closing.await(partitions.none() ? POLL.toMillis() : 0, TimeUnit.MILLISECONDS)) {
                if (!partitions.none()) {
                    consumer.poll(POLL).forEach(this::take);
                }
                Duration pause = reading.missing().isEmpty() ? LOOK_FOR_PARTITIONS : LOOK_FOR_TOPICS;
                if (System.nanoTime() - looked > pause.toNanos()) {
                    look();
                    looked = System.nanoTime();
                }
                reading = new Reading(
                        settings.source(), reading.missing(), partitions.behind(), unreadable, Optional.empty());
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            log.debug("stopped reading", e);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            reading = new Reading(
                    settings.source(),
                    reading.missing(),
                    reading.behind(),
                    unreadable,
                    Optional.of(FailureReason.of(e)));
        } finally {
            ended.countDown();
        }
    }

    private void look() {
        reading = new Reading(settings.source(), partitions.assign(), reading.behind(), unreadable, Optional.empty());
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            if (message.topic().equals(topics.sensorEvents())) {
                unreadable += observations.read(message, clock.millis());
                return;
            }
            if (message.key() == null) {
                throw new UnreadableException("no-key", "expected a key, was none");
            }
            String key = new String(message.key(), StandardCharsets.UTF_8);
            if (message.topic().equals(topics.models())) {
                model(key, message);
            } else if (key.startsWith(settings.series())) {
                answer(key, message);
            }
        } catch (UnreadableException e) {
            unreadable++;
            log.debug(
                    "skipped record {} of {}-{}: {}",
                    message.offset(),
                    message.topic(),
                    message.partition(),
                    e.getMessage());
        }
    }

    private void answer(String key, ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            throw new UnreadableException("no-value", "expected a value, was none");
        } else if (message.topic().equals(topics.anomalies())) {
            cluster.anomaly(key, AnomalyMark.of(anomalies.read(message.headers(), message.value())));
        } else {
            cluster.forecast(key, forecasts.read(message.headers(), message.value()));
        }
    }

    private void model(String key, ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            cluster.retired(key);
        } else {
            Model model = models.read(message.value(), version(key, message.offset()));
            cluster.model(model.version(), model.version() + ": " + ModelWords.of(model));
        }
    }

    /** The version that a key of the models' topic names; by a plain name it is one of the record's offset. */
    private static ModelVersion version(String key, long offset) {
        try {
            return key.indexOf('@') < 0 ? new ModelVersion(key, offset + 1) : ModelVersion.parse(key);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(
                    "bad-key", "expected the name of a model or name@number, was '" + key + "'", e);
        }
    }
}
