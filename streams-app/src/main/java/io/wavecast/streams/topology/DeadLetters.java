package io.wavecast.streams.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Makes letters of records that could not be used: key, value and headers as they were, and the reason why in headers
 * behind them.
 */
final class DeadLetters {
    static final String REASON = "wavecast.reason";
    static final String MESSAGE = "wavecast.message";
    static final String TOPIC = "wavecast.topic";
    static final String PARTITION = "wavecast.partition";
    static final String OFFSET = "wavecast.offset";
    /** How many bytes of key, value and headers are missing; only where the topic would not take the letter with them. */
    static final String LEFT_OUT = "wavecast.left-out";

    /** What Kafka's format and our own headers need beside key, value and the original headers. */
    private static final int ROOM = 4_096;

    private final int maxBytes;

    /** @param maxBytes that the topic takes in one message */
    DeadLetters(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    Record<byte[], byte[]> of(Record<byte[], byte[]> record, RecordMetadata origin, String reason, String message) {
        long size = size(record);
        if (size > maxBytes - ROOM) {
            // Kafka took it where it came from and would refuse it where it goes: a letter without it is better than
            // none.
            var empty = new Record<byte[], byte[]>(null, null, record.timestamp());
            empty.headers().add(LEFT_OUT, text(String.valueOf(size)));
            return explained(empty, origin, reason, message);
        }
        return explained(record, origin, reason, message);
    }

    private static Record<byte[], byte[]> explained(
            Record<byte[], byte[]> record, RecordMetadata origin, String reason, String message) {
        Headers headers = new RecordHeaders(record.headers())
                .add(REASON, text(reason))
                .add(MESSAGE, text(message))
                .add(TOPIC, text(origin.topic()))
                .add(PARTITION, text(String.valueOf(origin.partition())))
                .add(OFFSET, text(String.valueOf(origin.offset())));
        return record.withHeaders(headers);
    }

    private static long size(Record<byte[], byte[]> record) {
        long size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += header.key().length() * 3L + length(header.value()) + 10;
        }
        return size;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
