package io.wavecast.streams.runtime;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops Kafka Streams. The first uncaught exception stops it. */
final class StreamsRuntime implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StreamsRuntime.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    /** After a failure there is nothing to commit, and what failed, such as a full disk, may keep a thread from closing. */
    private static final Duration FAILURE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaStreams streams;
    private final boolean leaves;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch failedOrEnded = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * @param states receives each new state
     * @param leaves whether this instance leaves the group when it stops; if not, the group reserves its partitions until its session
     *     times out
     */
    StreamsRuntime(
            Topology topology,
            Properties settings,
            KafkaClientSupplier clients,
            Consumer<KafkaStreams.State> states,
            boolean leaves) {
        this.leaves = leaves;
        streams = new KafkaStreams(topology, settings, clients);
        streams.setStateListener((now, before) -> {
            states.accept(now);
            stateChanged(now);
        });
        streams.setUncaughtExceptionHandler(this::stopOnFailure);
    }

    KafkaStreams streams() {
        return streams;
    }

    void start() {
        streams.start();
    }

    void awaitRunning(Duration timeout) throws InterruptedException, TimeoutException {
        if (!running.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException(
                    "expected Kafka Streams to run after " + timeout + ", its state was " + streams.state());
        }
        rethrow();
    }

    void awaitShutdown() throws InterruptedException {
        failedOrEnded.await();
        if (failure.get() == null) {
            ended.await();
        } else if (!ended.await(FAILURE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("Kafka Streams did not stop within {} after the failure", FAILURE_TIMEOUT);
        }
        rethrow();
    }

    @Override
    public void close() {
        // If the member leaves, the next instance need not wait until the session of this one times out.
        var operation = leaves
                ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
        Duration timeout = failure.get() == null ? CLOSE_TIMEOUT : FAILURE_TIMEOUT;
        boolean closed =
                streams.close(CloseOptions.groupMembershipOperation(operation).withTimeout(timeout));
        if (!closed) {
            log.warn("Kafka Streams did not stop within {}", timeout);
        }
        running.countDown();
        failedOrEnded.countDown();
        ended.countDown();
    }

    private void stateChanged(KafkaStreams.State now) {
        if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
        } else if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
            running.countDown();
            failedOrEnded.countDown();
            ended.countDown();
        }
    }

    private StreamThreadExceptionResponse stopOnFailure(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            log.error("forecasting stops", cause);
            failedOrEnded.countDown();
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void rethrow() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }
}
