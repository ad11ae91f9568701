package io.wavecast.signals.csv;

import io.wavecast.signals.EpochMicros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parses the times of text files to microseconds since the epoch. Times without a zone are UTC. */
final class Timestamps {
    private static final List<DateTimeFormatter> FORMATS =
            List.of(format("uuuu-M-d"), format("d/M/uuuu"), format("uuuu/M/d"), format("d.M.uuuu"));

    private Timestamps() {}

    /** The format of a date, with an optional time of day, to the minute, second or a fraction, and an optional offset. */
    private static DateTimeFormatter format(String date) {
        return new DateTimeFormatterBuilder()
                .appendPattern(date + "[' ']['T']")
                .optionalStart()
                .appendPattern("H:mm")
                .optionalStart()
                .appendPattern(":ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .optionalEnd()
                .optionalStart()
                .appendOffsetId()
                .optionalEnd()
                .optionalEnd()
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT); // otherwise 31 February becomes the 29th
    }

    /**
     * Parses epoch seconds, milliseconds, microseconds or nanoseconds, distinguished by their size; ISO-8601; or a local date and
     * time.
     *
     * @return microseconds since the epoch; empty if the text is not a time
     */
    static Optional<Long> parse(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? Optional.of(fromNumber(number)) : Optional.empty();
        } catch (NumberFormatException e) {
            return fromText(text);
        }
    }

    /**
     * Chooses the unit by the number's size: between 1973 and 5138 the units do not overlap. Smaller numbers are seconds since the
     * recording's start.
     */
    private static long fromNumber(double number) {
        double size = Math.abs(number);
        double perUnit = size < 1e11 ? 1e6 : size < 1e14 ? 1e3 : size < 1e17 ? 1 : 1e-3;
        return Math.round(number * perUnit);
    }

    private static Optional<Long> fromText(String text) {
        for (DateTimeFormatter format : FORMATS) {
            try {
                TemporalAccessor time = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
                return Optional.of(micros(
                        time instanceof LocalDateTime local
                                ? local.toInstant(ZoneOffset.UTC)
                                : OffsetDateTime.from(time).toInstant()));
            } catch (DateTimeException | ArithmeticException e) {
                // Not in this format, or too far from the epoch: try the next one.
            }
        }
        return Optional.empty();
    }

    /** Rounds to the nearest microsecond, the resolution of observations. */
    private static long micros(Instant instant) {
        return EpochMicros.of(instant.plusNanos(500));
    }
}
