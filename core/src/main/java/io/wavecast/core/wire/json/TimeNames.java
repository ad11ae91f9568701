package io.wavecast.core.wire.json;

import java.util.Locale;
import java.util.Set;

/** The names under which other programs write the event time of an observation. */
final class TimeNames {
    private static final Set<String> SHORT = Set.of("t", "ts", "dt", "ts_ms", "epoch", "epoch_ms", "utc", "when");
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
        return SHORT.contains(name) || (like && !OTHERS.contains(name));
    }
}
