package io.wavecast.streams.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** A record's own timestamp; one without gets its partition's newest, since Kafka Streams would stop at it otherwise. */
final class RecordTimestampExtractor implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }

    /** Milliseconds as microseconds, at most as many as there are. */
    static long micros(long millis) {
        return millis > Long.MAX_VALUE / 1_000 ? Long.MAX_VALUE : millis * 1_000;
    }
}
