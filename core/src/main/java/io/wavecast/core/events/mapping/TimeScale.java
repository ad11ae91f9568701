package io.wavecast.core.events.mapping;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import io.wavecast.core.wire.bytes.EventTime;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** How an event time is written. Numbers are converted exactly, without a double in between. */
public enum TimeScale {
    /** Epoch seconds, with a fraction or not. */
    S("s", 0),
    /** Epoch milliseconds. */
    MS("ms", -3),
    /** Epoch microseconds. */
    US("us", -6),
    /** Epoch nanoseconds. */
    NS("ns", -9),
    /** ISO-8601. */
    ISO("iso", 0),
    /** Texts by ISO-8601; numbers by their size, which tells the four units apart from March 1973 to the year 5138. */
    AUTO("auto", 0);

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final int DATE_LENGTH = 10;
    private static final int LARGEST_EXPONENT = 1_000_000;
    private static final double MILLIS_FROM = 1e11;
    private static final double MICROS_FROM = 1e14;
    private static final double NANOS_FROM = 1e17;

    private final String word;
    private final int exponent; // of a second, by ten

    TimeScale(String word, int exponent) {
        this.word = word;
        this.exponent = exponent;
    }

    /** The name in a mapping. */
    public String word() {
        return word;
    }

    /** The scale with this name. */
    public static Optional<TimeScale> of(String word) {
        for (TimeScale scale : values()) {
            if (scale.word.equals(word)) {
                return Optional.of(scale);
            }
        }
        return Optional.empty();
    }

    /**
     * Converts a time to microseconds since the epoch.
     *
     * @param zone zone of texts without an offset
     * @throws UnreadableException with the reason {@code bad-time}
     */
    public long micros(String text, Optional<ZoneId> zone) {
        boolean number = NUMBER.matcher(text).matches();
        if (this != AUTO && number == (this == ISO)) {
            throw bad(text, "");
        }
        try {
            long micros = number ? ofNumber(text) : ofIso(text, zone);
            if (!EventTime.covers(micros)) {
                throw bad(text, " (another unit?)");
            }
            return micros;
        } catch (ArithmeticException e) {
            throw bad(text, " (another unit?)");
        } catch (DateTimeException e) {
            throw bad(text, "");
        }
    }

    private long ofNumber(String text) {
        int shift = (this == AUTO ? bySize(text) : this).exponent;
        if (shift == 0) {
            return DecimalSeconds.parse(text);
        }
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (e < 0) {
            return DecimalSeconds.parse(text + "e" + shift);
        }
        double own = Double.parseDouble(text.substring(e + 1)); // any number of digits
        int bounded = (int) Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, own));
        return DecimalSeconds.parse(text.substring(0, e) + "e" + (bounded + shift));
    }

    private static TimeScale bySize(String text) {
        double size = Math.abs(Double.parseDouble(text));
        if (size < MILLIS_FROM) {
            return S;
        }
        if (size < MICROS_FROM) {
            return MS;
        }
        return size < NANOS_FROM ? US : NS;
    }

    private static long ofIso(String text, Optional<ZoneId> zone) {
        boolean blank = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
        String iso = blank ? text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1) : text;
        try {
            return EventTime.micros(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            if (zone.isEmpty()) {
                throw e;
            }
            return EventTime.micros(LocalDateTime.parse(iso).atZone(zone.get()).toInstant());
        }
    }

    private UnreadableException bad(String text, String hint) {
        String expected = this == ISO
                ? "ISO-8601 with Z or an offset (or a zone in the mapping)"
                : this == AUTO ? "an epoch time in s, ms, us or ns, or ISO-8601" : "an epoch time in " + word;
        return BadRecord.BAD_TIME.because(
                "time: expected " + expected + ", in the years 1900..2200, was '" + Quote.shortened(text) + "'" + hint);
    }
}
