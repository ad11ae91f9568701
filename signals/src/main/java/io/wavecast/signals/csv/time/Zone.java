package io.wavecast.signals.csv.time;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows a time of day.
 *
 * @param offsetSeconds seconds that local time is ahead of UTC
 * @param unknown a name whose offset depends on place or season, such as {@code EST}; empty if there is none
 */
record Zone(int offsetSeconds, String unknown) {
    private static final Zone UTC = new Zone(0, "");
    private static final int MAX_SECONDS = 18 * 3_600;

    /** A name, an offset, or both, and a region that an offset makes redundant. */
    private static final Pattern PATTERN =
            Pattern.compile("([a-z][a-z/_]*)?\\s*(?:([+-])(\\d{1,2})(?::?(\\d{2}))?(?::?(\\d{2}))?)?\\s*"
                    + "(?:\\[[a-z/_+-]+\\]|utc|gmt)?");

    /** Parses a zone; empty if the text is something else. No text is UTC. */
    static Optional<Zone> parse(String text) {
        String zone = text.trim().toLowerCase(Locale.ROOT);
        if (zone.isEmpty()) {
            return Optional.of(UTC);
        }
        Matcher parts = PATTERN.matcher(zone);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String name = parts.group(1) == null ? "" : parts.group(1);
        boolean universal = name.isEmpty() || name.matches("z|utc|gmt|ut");
        if (parts.group(2) == null) {
            return Optional.of(universal && !name.isEmpty() ? UTC : new Zone(0, text.trim()));
        }
        int minutes = number(parts.group(4));
        int seconds = number(parts.group(5));
        int size = number(parts.group(3)) * 3_600 + minutes * 60 + seconds;
        if (!universal || minutes > 59 || seconds > 59 || size > MAX_SECONDS) {
            return Optional.empty();
        }
        return Optional.of(new Zone(parts.group(2).equals("-") ? -size : size, ""));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
