package io.wavecast.core.wire;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The format of observations, forecasts and scores. Both formats carry exactly the same content. */
public enum WireFormat {
    /** Text that people and every language can read without a schema. */
    JSON,
    /** The messages of {@code wavecast.proto}: two fifths of the bytes, and no decimal numbers to parse or print. */
    PROTOBUF;

    /** The record header that names the format; without it, the reader's setting applies. */
    public static final String HEADER = "wavecast.format";

    private static final WireFormat[] ALL = values(); // values() copies its array, and headers are read for each record

    private final String formatName = EnumNames.nameOf(this);

    @SuppressWarnings("ImmutableEnumChecker") // passed to Kafka's headers only, which do not change it
    private final byte[] utf8 = formatName.getBytes(StandardCharsets.UTF_8);

    /** {@code json} or {@code protobuf}. */
    public String word() {
        return formatName;
    }

    /**
     * The format with this name.
     *
     * @throws IllegalArgumentException if there is none; the message names all formats
     */
    public static WireFormat of(String name) {
        return EnumNames.find(ALL, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be " + EnumNames.alternatives(ALL) + ", was '" + Quote.shortened(name) + "'"));
    }

    /**
     * The format of a record.
     *
     * @param headers the record's headers
     * @param fallback the format of a record without {@link #HEADER}
     * @throws UnreadableException with the reason {@code unknown-format}
     */
    public static WireFormat of(Headers headers, WireFormat fallback) {
        Header header = headers.lastHeader(HEADER);
        if (header == null) {
            return fallback;
        }
        byte[] value = header.value();
        for (WireFormat format : ALL) {
            if (Arrays.equals(value, format.utf8)) {
                return format;
            }
        }
        throw BadRecord.UNKNOWN_FORMAT.because("header " + HEADER + ": expected " + EnumNames.alternatives(ALL)
                + ", was " + (value == null ? "null" : "'" + Quote.of(value) + "'"));
    }

    /** The headers of a new record in this format: none for JSON, as from other senders. */
    public Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        if (this != JSON) {
            headers.add(HEADER, utf8);
        }
        return headers;
    }
}
