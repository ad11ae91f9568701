package io.wavecast.streams.runtime;

import io.wavecast.streams.store.SentRecords.Failures;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that counts the records that no broker took. */
final class TrackedProducer extends KafkaProducer<byte[], byte[]> {
    private final Map<Thread, TrackedProducer> byThread;
    private boolean used; // read and written by the sending thread only
    private volatile Failures failures = Failures.NONE;

    /** @param byThread receives this producer under the thread that sends with it */
    TrackedProducer(Map<String, Object> settings, Map<Thread, TrackedProducer> byThread) {
        super(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.byThread = byThread;
    }

    Failures failures() {
        return failures;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
        if (!used) {
            used = true;
            byThread.put(Thread.currentThread(), this);
        }
        try {
            return super.send(record, (metadata, failure) -> {
                if (failure != null) {
                    failed(failure);
                }
                if (callback != null) {
                    callback.onCompletion(metadata, failure);
                }
            });
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    /** Called by the sending thread, and by the producer's own thread. */
    private synchronized void failed(Exception reason) {
        failures = new Failures(failures.count() + 1, Optional.of(reason));
    }
}
