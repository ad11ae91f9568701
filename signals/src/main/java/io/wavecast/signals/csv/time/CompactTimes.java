package io.wavecast.signals.csv.time;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Dates written as one number: yyyymmdd, followed by hour, minute, second and millisecond, in UTC. */
final class CompactTimes implements TimeReader {
    @Override
    public long micros(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        TimeReader.EXPECTED + " of the form yyyymmddhhmmss, as in other rows, was '" + text + "'"));
    }

    /** Parses 8, 10, 12, 14 or 17 digits; empty if they are no date between 1900 and 2099. */
    static OptionalLong parse(String text) {
        String digits = text.replaceFirst("\\.0*$", "");
        int length = digits.length();
        if (!digits.matches("(19|20)[0-9]+") || (length != 17 && (length < 8 || length > 14 || length % 2 == 1))) {
            return OptionalLong.empty();
        }
        String full = digits + "00000000000000000".substring(length);
        try {
            LocalDateTime time = LocalDateTime.of(
                    Integer.parseInt(full.substring(0, 4)),
                    part(full, 4),
                    part(full, 6),
                    part(full, 8),
                    part(full, 10),
                    part(full, 12));
            long millis = Long.parseLong(full.substring(14));
            return OptionalLong.of(time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + millis * 1_000);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** The first day of a month that is written as six digits, in microseconds since the epoch; empty if the text is none. */
    static OptionalLong month(String text) {
        String digits = text.replaceFirst("\\.0*$", "");
        return digits.length() == 6 ? parse(digits + "01") : OptionalLong.empty();
    }

    private static int part(String digits, int from) {
        return Integer.parseInt(digits.substring(from, from + 2));
    }
}
