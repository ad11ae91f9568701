package io.wavecast.signals.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Times as they stand in text files, in microseconds since the epoch. Without a zone they are taken as UTC. */
final class Timestamps {
    private static final List<DateTimeFormatter> LOCAL = List.of(
            local("uuuu-M-d[' ']['T'][H:mm[:ss[.SSSSSS][.SSS]]]"),
            local("d/M/uuuu[ H:mm[:ss]]"),
            local("uuuu/M/d[ H:mm[:ss]]"),
            local("d.M.uuuu[ H:mm[:ss]]"));

    private Timestamps() {}

    private static DateTimeFormatter local(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .toFormatter();
    }

    /** Epoch seconds, milliseconds, microseconds or nanoseconds by their size; ISO-8601; or a local date and time. */
    static Optional<Long> parse(String text) {
        try {
            return Optional.of(fromNumber(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return fromText(text);
        }
    }

    /** Between 1973 and 5138 the units do not overlap. Smaller numbers are seconds from the start of the recording. */
    private static long fromNumber(double number) {
        double size = Math.abs(number);
        double perUnit = size < 1e11 ? 1e6 : size < 1e14 ? 1e3 : size < 1e17 ? 1 : 1e-3;
        return Math.round(number * perUnit);
    }

    private static Optional<Long> fromText(String text) {
        try {
            return Optional.of(micros(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            // Not ISO-8601 with an offset: the local forms follow.
        }
        for (DateTimeFormatter format : LOCAL) {
            try {
                return Optional.of(micros(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC)));
            } catch (DateTimeException e) {
                // Not this form: the next one follows.
            }
        }
        return Optional.empty();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
