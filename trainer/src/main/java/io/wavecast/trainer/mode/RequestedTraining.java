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
 * Answers retrain requests one by one, the oldest first. A request counts as answered when its training has ended, with a model or
 * without: one that was under way when the process died is answered by the next process. Several processes share the requests.
 */
public final class RequestedTraining {
    private static final Logger log = LoggerFactory.getLogger(RequestedTraining.class);
    private static final String GROUP = "wavecast-trainer";
    private static final Duration POLL = Duration.ofSeconds(1);
    /** On top of a training, for its history and its judgement. */
    private static final Duration AROUND = Duration.ofHours(1);

    private final Map<String, Object> properties;
    private final String topic;
    private final TrainingJob training;
    private final HistorySettings history;
    private final RetrainRequestCodec codec = new RetrainRequestCodec();

    /**
     * @param prefix of the consumer group's name
     * @param history what a request does not say
     * @param longest that one training takes
     */
    public RequestedTraining(
            Map<String, Object> clientProperties,
            String prefix,
            String topic,
            TrainingJob training,
            HistorySettings history,
            Duration longest) {
        this.topic = topic;
        this.training = training;
        this.history = history;
        this.properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, prefix + GROUP);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // Trainings lie between two polls; that the process lives is told by the heartbeats of another thread.
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                Math.min(Integer.MAX_VALUE, longest.plus(AROUND).toMillis()));
    }

    /** Returns only by being interrupted. @param wanted which models' requests are answered; others are passed over */
    public void run(Predicate<String> wanted) throws InterruptedException {
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (true) {
                for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
                    answer(next, wanted);
                    consumer.commitSync();
                }
            }
        } catch (InterruptException e) {
            Thread.interrupted(); // Kafka's own is unchecked, and leaves the thread interrupted
            var interrupted = new InterruptedException("while waiting for requests");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record, Predicate<String> wanted) throws InterruptedException {
        RetrainRequest request;
        try {
            request = codec.read(record.key(), record.value());
        } catch (UnreadableException e) {
            log.warn("the request at offset {} of {} is passed over: {}", record.offset(), topic, e.getMessage());
            return;
        }
        if (!wanted.test(request.model())) {
            return;
        }
        log.info(
                "{} is trained on request: {}",
                request.model(),
                request.why().isEmpty() ? "no reason given" : request.why());
        try {
            training.run(
                    request.model(),
                    history.between(
                            request.sinceMicros().orElse(history.sinceMicros()),
                            request.untilMicros().orElse(history.untilMicros())));
        } catch (IllegalArgumentException e) {
            log.warn("the request for {} cannot be met: {}", request.model(), e.getMessage());
        }
    }
}
