package io.wavecast.benchmarks.testbed;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Keeps the first failure of many sendings: a load that did not arrive must not be measured. */
public final class FirstSendFailure implements Callback {
    private final AtomicReference<Exception> first = new AtomicReference<>();

    @Override
    public void onCompletion(RecordMetadata metadata, Exception exception) {
        if (exception != null) {
            first.compareAndSet(null, exception);
        }
    }

    public void rethrow() {
        if (first.get() != null) {
            throw new IllegalStateException("observations could not be sent", first.get());
        }
    }
}
