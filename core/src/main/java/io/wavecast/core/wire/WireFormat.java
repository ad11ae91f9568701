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
import org.jspecify.annotations.Nullable;

/** The format of observations, forecasts and scores. Both formats carry exactly the same content. */
public enum WireFormat {
    /** Text that people and every language can read without a schema. */
    JSON,
    /** The messages of {@code wavecast.proto}: two fifths of the bytes, and no decimal numbers to parse or print. */
    PROTOBUF;

    /** The record header that names the format. Without it, the record's first byte mostly does. */
    public static final String HEADER = "wavecast.format";

    /** First byte of a JSON object. No message of {@code wavecast.proto} has the field 15 that it would begin in protobuf. */
    private static final byte OBJECT = '{';

    private static final int FIELD_SHIFT =
            3; // a tag of protobuf is the number of a field, then three bits of wire type

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
     * The format of an observation: that of the header, or JSON if the value is an object. Other JSON may begin with white space, which a
     * message may begin with as well.
     *
     * @param headers the record's headers
     * @param fallback the format of any other record
     * @throws UnreadableException with the reason {@code unknown-format}
     */
    public static WireFormat of(Headers headers, byte @Nullable [] value, WireFormat fallback) {
        Header header = headers.lastHeader(HEADER);
        if (header != null) {
            return named(header.value());
        }
        return value != null && value.length > 0 && value[0] == OBJECT ? JSON : fallback;
    }

    /**
     * The format of a forecast or score: that of the header, or of the first byte. Wavecast alone writes these records: as JSON they are
     * objects, as messages they begin with their field 1 or 2.
     *
     * @param headers the record's headers
     * @param fallback the format of any other record
     * @throws UnreadableException with the reason {@code unknown-format}
     */
    static WireFormat ofAnswer(Headers headers, byte @Nullable [] value, WireFormat fallback) {
        boolean message =
                value != null && value.length > 0 && (value[0] >> FIELD_SHIFT == 1 || value[0] >> FIELD_SHIFT == 2);
        return of(headers, value, message ? PROTOBUF : fallback);
    }

    private static WireFormat named(byte @Nullable [] value) {
        for (WireFormat format : ALL) {
            if (Arrays.equals(value, format.utf8)) {
                return format;
            }
        }
        throw BadRecord.UNKNOWN_FORMAT.because("header " + HEADER + ": expected " + EnumNames.alternatives(ALL)
                + ", was " + (value == null ? "null" : "'" + Quote.of(value) + "'"));
    }

    /**
     * The headers of a new observation in this format: none for JSON, as from other senders. Forecasts and scores need none; it would be a
     * quarter of such a record.
     */
    public Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        if (this != JSON) {
            headers.add(HEADER, utf8);
        }
        return headers;
    }
}
