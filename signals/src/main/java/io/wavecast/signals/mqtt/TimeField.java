package io.wavecast.signals.mqtt;

import com.fasterxml.jackson.core.JsonPointer;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import io.wavecast.core.wire.bytes.EventTime;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * The field with the event time, and how the time is written. Numbers are converted exactly, without a double in between.
 *
 * @param unit {@code s}, {@code ms}, {@code us} or {@code ns} since the epoch, or {@code iso} for ISO-8601 with an offset
 */
record TimeField(JsonPointer at, String unit) {
    private static final String ISO = "iso";
    private static final Map<String, String> EXPONENTS = Map.of("s", "e0", "ms", "e-3", "us", "e-6", "ns", "e-9");
    private static final String UNITS = "s, ms, us, ns or iso";

    TimeField {
        if (!unit.equals(ISO) && !EXPONENTS.containsKey(unit)) {
            throw new IllegalArgumentException("expected a unit of " + UNITS + ", was '" + unit + "'");
        }
    }

    /**
     * Parses {@code POINTER:UNIT}, such as {@code /time:ms}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    static TimeField parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "expected a field and its unit (" + UNITS + "), such as /time:ms, was '" + text + "'");
        }
        return new TimeField(Pointers.parse(text.substring(0, colon)), text.substring(colon + 1));
    }

    /**
     * Converts a time to microseconds since the epoch.
     *
     * @param text a number in JSON, or the content of a string
     * @throws UnreadableException with the reason {@code bad-time}
     */
    long micros(String text) {
        try {
            long micros = unit.equals(ISO) ? iso(text) : number(text);
            if (EventTime.covers(micros)) {
                return micros;
            }
        } catch (DateTimeException e) {
            throw BadRecord.BAD_TIME.because(expected(text), e);
        } catch (ArithmeticException e) {
            throw BadRecord.BAD_TIME.because(expected(text) + " (another unit?)", e);
        }
        throw BadRecord.BAD_TIME.because(expected(text) + " (another unit?)");
    }

    private long number(String text) {
        if (!text.matches("-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,40})?")) {
            throw new DateTimeException("not a plain number");
        }
        return DecimalSeconds.parse(text + EXPONENTS.get(unit));
    }

    private static long iso(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 1_000_000L), Math.round(time.getNano() / 1_000.0));
    }

    private String expected(String actual) {
        return at + ": expected "
                + (unit.equals(ISO) ? "ISO-8601 with Z or an offset" : "a time in " + unit + " since 1970")
                + ", in the years 1900..2200, was '" + Quote.shortened(actual) + "'";
    }
}
