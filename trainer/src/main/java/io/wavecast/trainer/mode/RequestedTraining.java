package io.wavecast.trainer.mode;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.trainer.history.HistorySettings;
import io.wavecast.trainer.request.RetrainRequest;
import io.wavecast.trainer.request.RetrainRequestCodec;
import io.wavecast.trainer.request.TrainerGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * without, whatever it ended by. If the process dies during a training, the next process repeats the request, up to
 * {@value Attempts#LIMIT} attempts in all. Processes of one {@link TrainerGroup} serve the same names, and share the requests.
 */
public final class RequestedTraining {
    private static final Logger log = LoggerFactory.getLogger(RequestedTraining.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /**
     * A broker lets the first member of a group wait, for 3 s by default. If a training begins before the answer is read, the broker
     * soon counts the member as dead.
     */
    private static final Duration JOIN = Duration.ofSeconds(10);
    /** Time for reading the history and for the verdict, in addition to the training itself. */
    private static final Duration OVERHEAD = Duration.ofHours(1);

    private final Map<String, Object> clientProperties;
    private final Map<String, Object> properties;
    private final TrainerGroup group;
    private final String topic;
    private final TrainingJob job;
    private final HistorySettings history;
    private final TrainerProgress progress;
    private final RetrainRequestCodec codec = new RetrainRequestCodec();

    /**
     * @param group that this process joins
     * @param topic that holds the requests
     * @param history for requests that give no times
     * @param maxTime the longest time of one training
     * @param progress receives each step of the loop
     */
    public RequestedTraining(
            Map<String, Object> clientProperties,
            TrainerGroup group,
            String topic,
            TrainingJob job,
            HistorySettings history,
            Duration maxTime,
            TrainerProgress progress) {
        this.topic = topic;
        this.job = job;
        this.history = history;
        this.progress = progress;
        this.clientProperties = clientProperties;
        this.group = group;
        this.properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group.name());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"); // programs request in transactions
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // A whole training runs between two polls. Heartbeats of another thread show that the process is alive.
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                Math.min(Integer.MAX_VALUE, maxTime.plus(OVERHEAD).toMillis()));
    }

    /**
     * Trains on request until the thread is interrupted.
     *
     * @param periodic runs between requests when it is due
     * @param served whether requests for a model of this name are served; others are left to other groups
     * @throws InterruptedException always, in the end
     */
    public void run(Optional<PeriodicTraining> periodic, Predicate<String> served) throws InterruptedException {
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic), new FirstOffsets(clientProperties, group, consumer));
            try {
                serve(consumer, periodic, served);
            } catch (
                    InterruptException
                            e) { // before the consumer closes, since an interrupted thread cannot leave the group
                Thread.interrupted(); // Kafka's exception is unchecked, and the thread stays interrupted
                var interrupted = new InterruptedException("while waiting for requests");
                interrupted.initCause(e);
                throw interrupted;
            }
        }
    }

    private void serve(
            KafkaConsumer<byte[], byte[]> consumer, Optional<PeriodicTraining> periodic, Predicate<String> served)
            throws InterruptedException {
        var attempts = new Attempts(consumer);
        while (true) {
            progress.step();
            if (periodic.isPresent()) {
                periodic.get().trainIfDue();
            }
            // Between periodic trainings that take their whole interval there is one poll, which has to join the group.
            Duration wait = consumer.assignment().isEmpty() ? JOIN : POLL;
            for (ConsumerRecord<byte[], byte[]> next : consumer.poll(wait)) {
                serve(next, served, attempts);
                consumer.commitSync();
            }
        }
    }

    private void serve(ConsumerRecord<byte[], byte[]> record, Predicate<String> served, Attempts attempts)
            throws InterruptedException {
        RetrainRequest request;
        try {
            request = codec.read(record.key(), record.value());
        } catch (UnreadableException e) {
            log.warn("skipping the request at offset {} of {}: {}", record.offset(), topic, e.getMessage());
            return;
        }
        if (!served.test(request.model())) {
            log.debug("the request for {} at offset {} is not for this trainer", request.model(), record.offset());
            return;
        }
        int before = attempts.of(record);
        if (before >= Attempts.LIMIT) {
            log.error(
                    "gave up the request for {} at offset {} of {}: the process died in {} attempts",
                    request.model(),
                    record.offset(),
                    topic,
                    before);
            job.gaveUp(request.model());
            return;
        }
        attempts.commit(record, before + 1);
        log.info(
                "training {} on request: {}",
                request.model(),
                request.reason().isEmpty() ? "no reason given" : request.reason());
        try {
            run(request);
        } catch (InterruptedException | InterruptException e) {
            Thread.interrupted(); // the consumer cannot commit while the thread is interrupted
            attempts.commit(record, before); // an orderly stop is no failure of the request
            throw e;
        }
    }

    /** Runs the training, and logs whatever else than an interrupt it ends by. */
    private void run(RetrainRequest request) throws InterruptedException {
        try {
            job.run(
                    request.model(),
                    history.withTimeRange(
                            request.sinceMicros().orElse(history.sinceMicros()),
                            request.untilMicros().orElse(history.untilMicros())));
        } catch (InterruptException e) {
            throw e;
        } catch (IllegalArgumentException e) { // too little data, for instance: the message says all
            log.warn("could not train {} on request: {}", request.model(), e.getMessage());
        } catch (RuntimeException | Error e) { // memory and stack as well: the next request may need less of them
            log.error("the training of {} on request failed", request.model(), e);
        }
    }
}
