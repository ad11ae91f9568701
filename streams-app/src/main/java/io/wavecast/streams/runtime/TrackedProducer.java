package io.wavecast.streams.runtime;

import io.wavecast.streams.store.SentRecords.Failures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer that counts the records that no broker took. */
final class TrackedProducer extends KafkaProducer<byte[], byte[]> {
    private final Map<Thread, TrackedProducer> byThread;
    private boolean used; // read and written by the sending thread only
    private final Map<String, List<PartitionInfo>> partitions =
            new HashMap<>(); // by topic; used by the sending thread only
    private volatile Failures failures = Failures.NONE;

    /** @param byThread receives this producer under the thread that sends with it */
    TrackedProducer(Map<String, Object> settings, Map<Thread, TrackedProducer> byThread) {
        super(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.byThread = byThread;
    }

    Failures failures() {
        return failures;
    }

    /** {@inheritDoc} Kafka Streams calls it for each record. So the answer holds until the next commit. */
    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
        List<PartitionInfo> known = partitions.get(topic);
        if (known == null) {
            known = super.partitionsFor(topic);
            partitions.put(topic, known);
        }
        return known;
    }

    @Override
    public void commitTransaction() {
        partitions.clear();
        super.commitTransaction();
    }

    @Override
    public void flush() {
        partitions.clear();
        super.flush();
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
