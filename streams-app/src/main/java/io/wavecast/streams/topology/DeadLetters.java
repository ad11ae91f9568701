package io.wavecast.streams.topology;

import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.reading.EventOrigin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
    static final String PARTITION = "wavecast.partition";
    private static final String OFFSET = "wavecast.offset";
    /** Number of bytes of key, value and headers that were left out, because the letter would be too large for the topic with them. */
    private static final String LEFT_OUT = "wavecast.left-out";

    /** Bytes reserved for Kafka's record format and the additional headers. */
    private static final int OVERHEAD = 4_096;

    private final int maxBytes;
    private final String
            eventTopic; // of the records that the letters' observations were read from; empty for the letters' own
    // topic

    /** @param maxBytes limit of a message in the topic */
    DeadLetters(int maxBytes) {
        this(maxBytes, "");
    }

    private DeadLetters(int maxBytes, String eventTopic) {
        this.maxBytes = maxBytes;
        this.eventTopic = eventTopic;
    }

    /**
     * Letters of observations from the repartition topic: their headers name the record that they were read from.
     *
     * @param topic of these records
     */
    DeadLetters fromEventsOf(String topic) {
        return new DeadLetters(maxBytes, topic);
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

    private Record<byte[], Output> explained(
            Record<byte[], byte[]> record, RecordMetadata origin, String reason, String message) {
        Headers headers =
                new RecordHeaders(record.headers()).add(REASON, text(reason)).add(MESSAGE, text(message));
        Optional<EventOrigin> event = eventTopic.isEmpty() ? Optional.empty() : EventOrigin.of(record.headers());
        if (event.isPresent()) {
            headers.remove(EventOrigin.HEADER);
            headers.add(WireFormat.HEADER, text(WireFormat.PROTOBUF.word()));
            place(headers, eventTopic, event.get().partition(), event.get().offset());
        } else {
            place(headers, origin.topic(), origin.partition(), origin.offset());
        }
        return record.withHeaders(headers).withValue(new Output(origin.partition()).with(record.value()));
    }

    private static void place(Headers headers, String topic, int partition, long offset) {
        headers.add(TOPIC, text(topic));
        headers.add(PARTITION, text(String.valueOf(partition)));
        headers.add(OFFSET, text(String.valueOf(offset)));
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
