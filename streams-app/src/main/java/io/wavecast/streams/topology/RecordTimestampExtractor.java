package io.wavecast.streams.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Extracts a record's own timestamp. A record without a timestamp gets the newest of its partition, since Kafka Streams would stop
 * otherwise.
 */
final class RecordTimestampExtractor implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, partitionTime);
    }

    /** Converts milliseconds to microseconds; {@link Long#MAX_VALUE} instead of an overflow. */
    static long micros(long millis) {
        return millis > Long.MAX_VALUE / 1_000 ? Long.MAX_VALUE : millis * 1_000;
    }
}
