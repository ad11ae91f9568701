package io.wavecast.streams.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record that could not be used, with the reason why: key, value and headers as they were, ours behind them. */
final class DeadLetter {
    static final String REASON = "wavecast.reason";
    static final String MESSAGE = "wavecast.message";
    static final String TOPIC = "wavecast.topic";
    static final String PARTITION = "wavecast.partition";
    static final String OFFSET = "wavecast.offset";

    private DeadLetter() {}

    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> record, RecordMetadata origin, String reason, String message) {
        Headers headers = new RecordHeaders(record.headers())
                .add(REASON, text(reason))
                .add(MESSAGE, text(message))
                .add(TOPIC, text(origin.topic()))
                .add(PARTITION, text(String.valueOf(origin.partition())))
                .add(OFFSET, text(String.valueOf(origin.offset())));
        return record.withHeaders(headers);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
