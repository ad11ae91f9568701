package io.wavecast.core.wire.bytes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads event times of JSON: epoch seconds with a fraction, or ISO-8601 with an offset. */
public final class EventTime {
    private static final long EARLIEST = micros(Instant.parse("1900-01-01T00:00:00Z"));
    private static final long END = micros(Instant.parse("2201-01-01T00:00:00Z"));
    private static final String EXPECTED =
            "t: expected epoch seconds such as 1717171717.123456, or ISO-8601 with Z or an offset, in the years 1900..2200, was ";

    private EventTime() {}

    /** Whether a time is in the years 1900 to 2200. */
    public static boolean covers(long micros) {
        return micros >= EARLIEST && micros < END;
    }

    /**
     * Reads a time, in microseconds since the epoch.
     *
     * @throws UnreadableException with the reason {@code bad-time}
     */
    public static long read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return inRange(parser, iso(parser));
        }
        if (!token.isNumeric() || parser.isNaN()) {
            throw BadRecord.BAD_TIME.because(EXPECTED + Quote.of(parser));
        }
        try {
            return inRange(
                    parser,
                    DecimalSeconds.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
        } catch (ArithmeticException e) {
            throw outOfRange(parser);
        }
    }

    private static long iso(JsonParser parser) throws IOException {
        try {
            return micros(OffsetDateTime.parse(parser.getText()).toInstant());
        } catch (DateTimeException e) {
            throw BadRecord.BAD_TIME.because(EXPECTED + Quote.of(parser), e);
        } catch (ArithmeticException e) {
            throw outOfRange(parser);
        }
    }

    private static long inRange(JsonParser parser, long micros) throws IOException {
        if (!covers(micros)) {
            throw outOfRange(parser);
        }
        return micros;
    }

    private static UnreadableException outOfRange(JsonParser parser) throws IOException {
        return BadRecord.BAD_TIME.because(EXPECTED + Quote.of(parser) + " (milliseconds?)");
    }

    /**
     * Microseconds since the epoch. Rounds halves away from zero, as {@link DecimalSeconds} does.
     *
     * @throws ArithmeticException beyond the range of a long in nanoseconds
     */
    public static long micros(Instant time) {
        long nanos = Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        return (nanos + (nanos < 0 ? -500 : 500)) / 1_000;
    }
}
