package io.wavecast.core.wire.json;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names under which other programs write the event time of an observation. */
final class TimeNames {
    private static final Set<String> SHORT =
            Set.of("t", "dt", "when", "stamp", "clock", "tst", "tmst", "zeit", "last_changed");
    /** Parts of names, such as {@code event_ts} and {@code epochMillis}. */
    private static final Set<String> PARTS = Set.of("ts", "tstamp", "epoch", "unix", "utc");

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");
    private static final Set<String> OTHERS =
            Set.of("update", "uptime", "runtime", "lifetime", "timeout", "timezone", "time_zone");

    private TimeNames() {}

    /** Whether a field has the name of a time, in any case: {@code timestamp}, {@code time}, {@code ts}, {@code date} or alike. */
    static boolean isLike(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        boolean like = name.contains("timestamp")
                || name.startsWith("time")
                || name.endsWith("time")
                || name.startsWith("date")
                || name.endsWith("date");
        return SHORT.contains(name) || (like && !OTHERS.contains(name)) || (mayHavePart(name) && hasPart(field));
    }

    /** Spares most names the search for parts, since every record has them. */
    private static boolean mayHavePart(String name) {
        return name.endsWith("at") || PARTS.stream().anyMatch(name::contains);
    }

    /** Whether a part of a name is that of a time, or the last of several is {@code at}, as in {@code created_at}. */
    private static boolean hasPart(String field) {
        String[] parts = BETWEEN_PARTS.split(field, 0);
        for (String part : parts) {
            if (PARTS.contains(part.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return parts.length > 1 && parts[parts.length - 1].equalsIgnoreCase("at");
    }
}
