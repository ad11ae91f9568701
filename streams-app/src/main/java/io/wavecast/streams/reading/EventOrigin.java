package io.wavecast.streams.reading;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The record that an observation of the repartition topic was read from.
 *
 * @param partition of the observations' topic
 */
public record EventOrigin(int partition, long offset) {
    /** The header of the repartition topic's records that names their origin. */
    public static final String HEADER = "wavecast.origin";

    private static final int BYTES = Integer.BYTES + Long.BYTES;

    /** The header's value. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putInt(partition).putLong(offset).array();
    }

    /** The origin that headers name; empty if they name none. */
    public static Optional<EventOrigin> of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null || header.value().length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(header.value());
        return Optional.of(new EventOrigin(bytes.getInt(), bytes.getLong()));
    }
}
