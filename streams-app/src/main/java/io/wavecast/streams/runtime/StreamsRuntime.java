package io.wavecast.streams.runtime;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
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

    private final KafkaStreams streams;
    private final boolean keepMembership;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** @param keepMembership whether the group reserves the partitions of this instance while it restarts under the same name */
    StreamsRuntime(Topology topology, Properties settings, KafkaClientSupplier clients, boolean keepMembership) {
        this.keepMembership = keepMembership;
        streams = new KafkaStreams(topology, settings, clients);
        streams.setStateListener((now, before) -> stateChanged(now));
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
        ended.await();
        rethrow();
    }

    @Override
    public void close() {
        // If the member leaves, the next instance need not wait until the session of this one times out.
        var operation = keepMembership
                ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                : CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
        boolean closed =
                streams.close(CloseOptions.groupMembershipOperation(operation).withTimeout(CLOSE_TIMEOUT));
        if (!closed) {
            log.warn("Kafka Streams did not stop within {}", CLOSE_TIMEOUT);
        }
        running.countDown();
        ended.countDown();
    }

    private void stateChanged(KafkaStreams.State now) {
        if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
        } else if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
            running.countDown();
            ended.countDown();
        }
    }

    private StreamThreadExceptionResponse stopOnFailure(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            log.error("forecasting stops", cause);
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void rethrow() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("forecasting stopped: " + cause.getMessage(), cause);
        }
    }
}
