package io.wavecast.signals.csv.time;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day with an optional zone.
 *
 * @param micros microseconds since midnight
 * @param withSeconds whether the text has seconds; {@code 16:08} may also be minutes and seconds
 * @param zone what follows the time
 */
record ClockText(long micros, boolean withSeconds, Zone zone) {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final String HALF = "(?:\\s*([ap])\\.?m\\.?)?";
    private static final String FRACTION = "(?:[.,](\\d{1,9})|:(\\d{3}))?";

    private static final Pattern COLONS =
            Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})" + FRACTION + ")?" + HALF + "(?![\\d:.,])(.*)");
    /** Minutes and seconds: only seconds have decimals. */
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,3}):(\\d{2})[.,](\\d{1,9})");

    private static final Pattern DIGITS =
            Pattern.compile("(\\d{2})(\\d{2})(?:(\\d{2})" + FRACTION + ")?" + HALF + "(?![\\d:.,])(.*)");
    private static final Pattern HOUR =
            Pattern.compile("(\\d{1,2})\\s*([ap])\\.?m\\.?(?![a-z])(.*)|(\\d{2})(?![\\d:.,])(.*)");

    /** Parses a time of day with colons, such as {@code 4:08:37.25 PM} or {@code 16:08}, or minutes such as {@code 8:37.25}. */
    static Optional<ClockText> parse(String text) {
        Matcher minutes = MINUTES.matcher(text.trim());
        if (minutes.matches()) {
            long seconds = Integer.parseInt(minutes.group(1)) * 60L + Integer.parseInt(minutes.group(2));
            return Integer.parseInt(minutes.group(2)) < 60
                    ? Optional.of(new ClockText(seconds * SECOND + micros(minutes.group(3)), true, new Zone(0, "")))
                    : Optional.empty();
        }
        Matcher matcher = COLONS.matcher(lower(text));
        return matcher.matches() ? of(matcher) : Optional.empty();
    }

    /** Parses what may follow a date: also {@code 1608}, {@code 160837} and an hour alone. */
    static Optional<ClockText> afterDate(String text) {
        Matcher colons = COLONS.matcher(lower(text));
        if (colons.matches()) {
            return of(colons);
        }
        Matcher digits = DIGITS.matcher(lower(text));
        if (digits.matches()) {
            return of(digits);
        }
        Matcher hour = HOUR.matcher(lower(text));
        if (!hour.matches()) {
            return Optional.empty();
        }
        return hour.group(1) != null
                ? of(hour.group(1), "0", "0", "", hour.group(2), false, hour.group(3))
                : of(hour.group(4), "0", "0", "", "", false, hour.group(5));
    }

    private static String lower(String text) {
        return text.trim().toLowerCase(Locale.ROOT);
    }

    private static Optional<ClockText> of(Matcher parts) {
        boolean withSeconds = parts.group(3) != null;
        String fraction = parts.group(4) != null ? parts.group(4) : parts.group(5) != null ? parts.group(5) : "";
        return of(
                parts.group(1),
                parts.group(2),
                withSeconds ? parts.group(3) : "0",
                fraction,
                parts.group(6) != null ? parts.group(6) : "",
                withSeconds,
                parts.group(7));
    }

    private static Optional<ClockText> of(
            String hour, String minute, String second, String fraction, String half, boolean withSeconds, String rest) {
        int h = Integer.parseInt(hour);
        int m = Integer.parseInt(minute);
        int s = Integer.parseInt(second);
        if (!half.isEmpty()) {
            if (h < 1 || h > 12) {
                return Optional.empty();
            }
            h = h % 12 + (half.equals("p") ? 12 : 0);
        }
        long micros = ((h * 60L + m) * 60 + s) * SECOND + micros(fraction);
        boolean valid = m < 60 && s < 60 && (h < 24 || micros == DAY);
        return valid ? Zone.parse(rest).map(zone -> new ClockText(micros, withSeconds, zone)) : Optional.empty();
    }

    /** Microseconds of the digits behind the point, rounded to the nearest, the resolution of observations. */
    private static long micros(String fraction) {
        return fraction.isEmpty() ? 0 : Math.round(Double.parseDouble("0." + fraction) * SECOND);
    }

    /** Microseconds since midnight UTC of the day; empty if the zone is unknown. */
    OptionalLong utcMicros() {
        return zone.unknown().isEmpty()
                ? OptionalLong.of(micros - zone.offsetSeconds() * SECOND)
                : OptionalLong.empty();
    }
}
