package io.wavecast.benchmarks.testbed;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Keeps the first failure of a producer's sends, so that an incomplete load is not measured. */
public final class FirstSendFailure implements Callback {
    private final AtomicReference<@Nullable Exception> first = new AtomicReference<>();

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failed(exception);
        }
    }

    /** Records a failure. */
    public void failed(Exception failure) {
        first.compareAndSet(null, failure);
    }

    /**
     * Throws the failure, if there is one.
     *
     * @throws IllegalStateException if any send has failed so far
     */
    public void rethrow() {
        Exception failure = first.get();
        if (failure != null) {
            throw new IllegalStateException("sending observations failed", failure);
        }
    }
}
