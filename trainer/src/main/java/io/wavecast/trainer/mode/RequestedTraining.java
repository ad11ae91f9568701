package io.wavecast.trainer.mode;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.request.RetrainRequest;
import io.wavecast.trainer.request.RetrainRequestCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a training for each retrain request, the oldest first. The offset is committed when the training has ended, with a model or
 * without. If the process dies during a training, the next process repeats the request. Several processes share the requests.
 */
public final class RequestedTraining {
    private static final Logger log = LoggerFactory.getLogger(RequestedTraining.class);
    private static final String GROUP = "wavecast-trainer";
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Time for reading the history and for the verdict, in addition to the training itself. */
    private static final Duration OVERHEAD = Duration.ofHours(1);

    private final Map<String, Object> properties;
    private final String topic;
    private final TrainingJob job;
    private final HistorySettings history;
    private final RetrainRequestCodec codec = new RetrainRequestCodec();

    /**
     * @param prefix of the consumer group's name
     * @param topic that holds the requests
     * @param history for requests that give no times
     * @param maxTime the longest time of one training
     */
    public RequestedTraining(
            Map<String, Object> clientProperties,
            String prefix,
            String topic,
            TrainingJob job,
            HistorySettings history,
            Duration maxTime) {
        this.topic = topic;
        this.job = job;
        this.history = history;
        this.properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, prefix + GROUP);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // A whole training runs between two polls. Heartbeats of another thread show that the process is alive.
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                Math.min(Integer.MAX_VALUE, maxTime.plus(OVERHEAD).toMillis()));
    }

    /**
     * Trains on request until the thread is interrupted.
     *
     * @param served whether requests for a model of this name are served; others are skipped
     * @throws InterruptedException always, in the end
     */
    public void run(Predicate<String> served) throws InterruptedException {
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (true) {
                for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
                    serve(next, served);
                    consumer.commitSync();
                }
            }
        } catch (InterruptException e) {
            Thread.interrupted(); // Kafka's exception is unchecked, and the thread stays interrupted
            var interrupted = new InterruptedException("while waiting for requests");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private void serve(ConsumerRecord<byte[], byte[]> record, Predicate<String> served) throws InterruptedException {
        RetrainRequest request;
        try {
            request = codec.read(record.key(), record.value());
        } catch (UnreadableException e) {
            log.warn("skipping the request at offset {} of {}: {}", record.offset(), topic, e.getMessage());
            return;
        }
        if (!served.test(request.model())) {
            return;
        }
        log.info(
                "training {} on request: {}",
                request.model(),
                request.reason().isEmpty() ? "no reason given" : request.reason());
        try {
            job.run(
                    request.model(),
                    history.withTimeRange(
                            request.sinceMicros().orElse(history.sinceMicros()),
                            request.untilMicros().orElse(history.untilMicros())));
        } catch (IllegalArgumentException e) {
            log.warn("could not train {} on request: {}", request.model(), e.getMessage());
        }
    }
}
