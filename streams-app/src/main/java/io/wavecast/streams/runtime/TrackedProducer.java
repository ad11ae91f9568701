package io.wavecast.streams.runtime;

import io.wavecast.streams.delivery.BatchTimes;
import io.wavecast.streams.delivery.Delivery;
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

/** A producer that counts the records that no broker took, and notes when forecasts became visible. */
final class TrackedProducer extends KafkaProducer<byte[], byte[]> {
    private static final long NO_BATCH = -1;

    private final Map<Thread, TrackedProducer> byThread;
    private final Map<String, List<PartitionInfo>> partitions =
            new HashMap<>(); // by topic; used by the sending thread only
    private final Delivery delivery;
    private final String forecasts;
    private @Nullable BatchTimes times; // of the sending thread, which alone reads and writes this field
    private volatile Failures failures = Failures.NONE;

    /**
     * @param byThread receives this producer under the thread that sends with it
     * @param forecasts the topic of forecasts
     */
    TrackedProducer(
            Map<String, Object> settings, Map<Thread, TrackedProducer> byThread, Delivery delivery, String forecasts) {
        super(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.byThread = byThread;
        this.delivery = delivery;
        this.forecasts = forecasts;
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
    public void flush() {
        partitions.clear();
        super.flush();
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
        BatchTimes batches = times();
        boolean answered = !delivery.settings().exactlyOnce() && record.topic().equals(forecasts);
        long batch = answered ? batches.end() : NO_BATCH;
        try {
            return super.send(record, (metadata, failure) -> {
                if (failure != null) {
                    failed(failure);
                } else if (batch != NO_BATCH) { // what the brokers have is visible, unless in a transaction
                    batches.becameVisible(batch);
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

    /** Returns after the broker decided that the transaction is committed; from then on readers may have its records. */
    @Override
    public void commitTransaction() {
        partitions.clear();
        super.commitTransaction();
        BatchTimes batches = times();
        batches.becameVisible(batches.end());
    }

    @Override
    public void abortTransaction() {
        super.abortTransaction();
        long unused = times().end(); // it never becomes visible
    }

    private BatchTimes times() {
        if (times == null) {
            times = delivery.ofThisThread();
            byThread.put(Thread.currentThread(), this);
        }
        return times;
    }

    /** Called by the sending thread, and by the producer's own thread. */
    private synchronized void failed(Exception reason) {
        failures = new Failures(failures.count() + 1, Optional.of(reason));
    }
}
