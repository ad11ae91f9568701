package io.wavecast.core.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** The clock of a zone. It remembers the offset and how long it holds, so that most times cost a comparison and no memory. Safe for threads. */
public final class LocalClock {
    private static final long SECOND = 1_000_000;

    private final ZoneRules rules;
    private Span last = new Span(0, 0, 0); // of the last time; immutable, so that a race costs a search at most

    public LocalClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /**
     * The time between two changes of the clock, in microseconds.
     *
     * @param until exclusive
     */
    private record Span(long from, long until, long offset) {}

    /**
     * Microseconds since 1970 by the zone's clock, daylight saving time included.
     *
     * @param timeMicros since the epoch
     */
    public long local(long timeMicros) {
        Span span = last;
        if (timeMicros < span.from || timeMicros >= span.until) {
            span = around(Instant.ofEpochSecond(Math.floorDiv(timeMicros, SECOND)));
            last = span;
        }
        return timeMicros + span.offset;
    }

    private Span around(Instant time) {
        return new Span(
                micros(rules.previousTransition(time.plusSeconds(1)), Long.MIN_VALUE),
                micros(rules.nextTransition(time), Long.MAX_VALUE),
                rules.getOffset(time).getTotalSeconds() * SECOND);
    }

    private static long micros(@Nullable ZoneOffsetTransition change, long without) {
        return change == null ? without : change.toEpochSecond() * SECOND;
    }
}
