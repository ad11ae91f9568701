package io.wavecast.core.wire.json;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names under which other programs write the event time of an observation. */
final class TimeNames {
    private static final Set<String> SHORT = Set.of(
            "t", "dt", "epoch", "utc", "when", "at", "clock", "unix", "tst", "tmst", "tstamp", "zeit", "last_changed");
    /** {@code ts_ms}, {@code epochMillis}, {@code unix_ns}. */
    private static final Pattern WITH_UNIT =
            Pattern.compile("(t|ts|epoch|unix)_?(s|sec|seconds|ms|millis|us|micros|ns|nanos)?");
    /** {@code created_at}, {@code measuredAt}, {@code last_updated_at}. */
    private static final Pattern AT = Pattern.compile(".+_(at|ts|utc)|.*[a-z](At|Ts|Utc)");

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
        return SHORT.contains(name)
                || WITH_UNIT.matcher(name).matches()
                || AT.matcher(field).matches()
                || (like && !OTHERS.contains(name));
    }
}
