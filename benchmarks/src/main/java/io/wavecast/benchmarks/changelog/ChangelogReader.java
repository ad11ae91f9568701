package io.wavecast.benchmarks.changelog;

import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads the records that come into a changelog after the reader was created. */
final class ChangelogReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final byte CHUNK = (byte) 0xFF; // first byte of the keys of chunks

    private final SeriesStateCodec codec = new SeriesStateCodec();
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Keys and values of records.
     *
     * @param bytes of all records
     * @param changed bytes of the states, without their past inputs
     */
    record Written(long bytes, long changed) {}

    ChangelogReader(Testbed testbed, String topic) {
        consumer = testbed.clients().consumer(topic);
        consumer.seekToEnd(consumer.assignment());
        // Seeking is lazy; this fixes the present end.
        consumer.assignment().forEach(consumer::position);
    }

    /** Reads up to the present end. */
    Written read() {
        long bytes = 0;
        long changed = 0;
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                int size = record.key().length + record.value().length;
                bytes += size;
                if (record.key()[0] != CHUNK) {
                    SeriesState state = codec.read(record.value());
                    changed += size - (long) state.ring().heldSize() * state.channels() * Double.BYTES;
                }
            }
        }
        return new Written(bytes, changed);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
