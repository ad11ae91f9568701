package io.wavecast.streams.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Creates dead letters: records that could not be used, with key, value and headers unchanged, and with the reason in additional headers. */
final class DeadLetters {
    private static final String REASON = "wavecast.reason";
    private static final String MESSAGE = "wavecast.message";
    private static final String TOPIC = "wavecast.topic";
    private static final String PARTITION = "wavecast.partition";
    private static final String OFFSET = "wavecast.offset";
    /** Number of bytes of key, value and headers that were left out, because the letter would be too large for the topic with them. */
    private static final String LEFT_OUT = "wavecast.left-out";

    /** Bytes reserved for Kafka's record format and the additional headers. */
    private static final int OVERHEAD = 4_096;

    private final int maxBytes;

    /** @param maxBytes limit of a message in the topic */
    DeadLetters(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Creates the dead letter of a record. */
    Record<byte[], Output> create(Record<byte[], byte[]> record, RecordMetadata origin, String reason, String message) {
        long size = size(record);
        if (size > maxBytes - OVERHEAD) {
            // Kafka would refuse the complete record. A letter without its content is better than no letter.
            var empty = new Record<byte[], byte[]>(null, null, record.timestamp());
            empty.headers().add(LEFT_OUT, text(String.valueOf(size)));
            return explained(empty, origin, reason, message);
        }
        return explained(record, origin, reason, message);
    }

    private static Record<byte[], Output> explained(
            Record<byte[], byte[]> record, RecordMetadata origin, String reason, String message) {
        Headers headers = new RecordHeaders(record.headers())
                .add(REASON, text(reason))
                .add(MESSAGE, text(message))
                .add(TOPIC, text(origin.topic()))
                .add(PARTITION, text(String.valueOf(origin.partition())))
                .add(OFFSET, text(String.valueOf(origin.offset())));
        return record.withHeaders(headers).withValue(new Output(origin.partition()).with(record.value()));
    }

    private static long size(Record<byte[], byte[]> record) {
        long size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() * 3L + length(header.value()) + 10;
        }
        return size;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
