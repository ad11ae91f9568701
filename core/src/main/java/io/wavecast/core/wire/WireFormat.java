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

/** What observations, forecasts and scores are written in; either carries the same, exactly. */
public enum WireFormat {
    /** Text that people and every language read without a schema. */
    JSON,
    /** The messages of {@code wavecast.proto}: two fifths of the bytes, and no decimals to parse or print. */
    PROTOBUF;

    /** The record header that names the format by its word; without it the reader's own setting holds. */
    public static final String HEADER = "wavecast.format";

    private static final WireFormat[] ALL = values(); // values() copies, and this is asked for each record

    private final String word = EnumNames.nameOf(this);
    private final byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);

    /** {@code json} or {@code protobuf}. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException naming the words there are */
    public static WireFormat of(String word) {
        return EnumNames.find(ALL, word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be " + EnumNames.alternatives(ALL) + ", was '" + Quote.shortened(word) + "'"));
    }

    /**
     * What a record was written in.
     *
     * @param headers of the record
     * @param otherwise what holds for a record without {@link #HEADER}
     * @throws UnreadableException with the reason {@code unknown-format}
     */
    public static WireFormat of(Headers headers, WireFormat otherwise) {
        Header header = headers.lastHeader(HEADER);
        if (header == null) {
            return otherwise;
        }
        byte[] value = header.value();
        for (WireFormat format : ALL) {
            if (Arrays.equals(value, format.utf8)) {
                return format;
            }
        }
        throw BadRecord.UNKNOWN_FORMAT.because(
                "the header " + HEADER + " is " + (value == null ? "null" : "'" + Quote.of(value) + "'") + ": "
                        + EnumNames.alternatives(ALL) + " is right");
    }

    /** The headers of a new record in this format. JSON goes without, as it does from any other sender. */
    public Headers headers() {
        RecordHeaders headers = new RecordHeaders();
        if (this != JSON) {
            headers.add(HEADER, utf8);
        }
        return headers;
    }
}
