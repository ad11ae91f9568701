package io.wavecast.trainer.watch;

import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.topics.Topics;
import io.wavecast.trainer.drift.NameWatch;
import io.wavecast.trainer.drift.WatchSettings;
import io.wavecast.trainer.live.CommittedConsumer;
import io.wavecast.trainer.live.ScoreTape;
import io.wavecast.trainer.metrics.WatchMetrics;
import io.wavecast.trainer.request.RequestDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the partition of the decisions, and watches while it has it: first what was scored in the recent past, then what comes. */
final class WatchTurn implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WatchTurn.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration LOOK_AT_REQUESTS = Duration.ofSeconds(30);
    private static final int BLOCKS_OF_MARGIN = 64;
    /** Scores of the past at most. */
    private static final long MAX_PAST = 1_000_000;

    private final Map<String, Object> clientProperties;
    private final Topics topics;
    private final WatchSettings settings;
    private final Supplier<WatchedModels> beginning;
    private final Findings findings;
    private final RequestDesk desk;
    private final WatchMetrics metrics;
    private final CountDownLatch stop;
    private final Clock clock = Clock.systemUTC();
    private final KafkaConsumer<byte[], byte[]> decisions;
    private WatchedModels models;
    private @Nullable ScoreTape scores;
    private boolean live;
    private long lookedMillis;

    /** Begins turns. */
    @FunctionalInterface
    interface Factory {
        WatchTurn begin(CountDownLatch stop);
    }

    WatchTurn(
            Map<String, Object> clientProperties,
            String group,
            Topics topics,
            WatchSettings settings,
            Supplier<WatchedModels> beginning,
            Findings findings,
            RequestDesk desk,
            WatchMetrics metrics,
            CountDownLatch stop) {
        this.clientProperties = clientProperties;
        this.topics = topics;
        this.settings = settings;
        this.beginning = beginning;
        this.findings = findings;
        this.desk = desk;
        this.metrics = metrics;
        this.stop = stop;
        this.models = beginning.get();
        decisions = CommittedConsumer.member(clientProperties, group);
    }

    /** Watches until the latch is open. */
    void run() throws InterruptedException {
        decisions.subscribe(List.of(topics.modelDecisions()), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                decisions.seekToBeginning(partitions); // the whole history, since nothing is committed
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                if (!partitions.isEmpty()) {
                    rest();
                }
            }
        });
        while (stop.getCount() > 0) {
            decisions.poll(scores == null ? IDLE : Duration.ZERO).forEach(models::decision);
            if (scores != null) {
                readScores(scores);
            } else if (hasAllDecisions()) {
                scores = open();
                metrics.active(true);
                log.info("this process watches the models in force");
            }
        }
    }

    private boolean hasAllDecisions() {
        return !decisions.assignment().isEmpty()
                && decisions.endOffsets(decisions.assignment()).entrySet().stream()
                        .allMatch(end -> decisions.position(end.getKey()) >= end.getValue());
    }

    private ScoreTape open() {
        long blockMillis = settings.block().toMillis();
        long past = (settings.learn() + BLOCKS_OF_MARGIN) * 2L * blockMillis;
        var tape = new ScoreTape(clientProperties, topics.forecastScores());
        try {
            tape.from(clock.millis() - past, MAX_PAST);
            return tape;
        } catch (RuntimeException e) {
            tape.close();
            throw e;
        }
    }

    private void readScores(ScoreTape tape) throws InterruptedException {
        long now = clock.millis();
        // No record counts for a later time than the present.
        tape.poll((series, summary, writtenMillis) -> models.score(series, summary, Math.min(writtenMillis, now)));
        if (!live) {
            live = tape.caughtUp();
            return;
        }
        if (now - lookedMillis >= LOOK_AT_REQUESTS.toMillis()) {
            lookedMillis = now;
            lookAtRequests();
        }
        Set<String> changed = models.takeChanged();
        for (String name : changed) {
            findings.act(name, Objects.requireNonNull(models.names().get(name)));
        }
        if (!changed.isEmpty()) {
            metrics.show(models.names());
        }
    }

    /** Counts open requests, and looks at the names that no score comes for. */
    private void lookAtRequests() throws InterruptedException {
        try {
            metrics.open(desk.open().size());
        } catch (InterruptException e) {
            throw e;
        } catch (IllegalStateException | KafkaException e) { // the watch itself needs no requests
            log.warn("open requests are not counted: {}", FailureReason.of(e));
        }
        for (Map.Entry<String, NameWatch> name : models.names().entrySet()) {
            findings.replaceSteppedDown(name.getKey(), name.getValue());
        }
    }

    /** Another process has the partition now. */
    private void rest() {
        metrics.active(false);
        models = beginning.get();
        live = false;
        if (scores != null) {
            scores.close();
            scores = null;
        }
    }

    @Override
    public void close() {
        rest();
        decisions.close();
    }
}
