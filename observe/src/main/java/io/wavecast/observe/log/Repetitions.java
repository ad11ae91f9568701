package io.wavecast.observe.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of events of the last minute, at most {@value #MAX_KINDS}, and the number of suppressed events of each. Not thread-safe. */
final class Repetitions<E> {
    static final int MAX_KINDS = 500;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long CLOCK_MILLIS =
            1_000; // events of several threads may arrive in another order than they happened

    /** In the order in which their silences end. */
    private final Map<String, Silence<E>> silences = new LinkedHashMap<>();

    /**
     * A kind that was silent.
     *
     * @param first the event that was logged
     * @param suppressed number of events of the kind that were not logged after it
     */
    record Ended<E>(E first, long suppressed) {}

    /**
     * Decides on an event.
     *
     * @return −1 to suppress it; otherwise the number of suppressed events of its kind since the last one that was logged
     */
    long admit(String kind, E event, long nowMillis) {
        @Nullable Silence<E> silence = silences.get(kind);
        if (silence != null && silence.covers(nowMillis)) {
            silence.suppressed++;
            return -1;
        }
        silences.remove(kind); // so that the kind moves to the end
        silences.put(kind, new Silence<>(event, nowMillis + MINUTE_MILLIS));
        return silence == null ? 0 : silence.suppressed;
    }

    /** Removes the kinds whose silence is over, and the oldest if there are too many. Returns those with suppressed events. */
    List<Ended<E>> ended(long nowMillis) {
        List<Ended<E>> ended = new ArrayList<>();
        Iterator<Silence<E>> oldest = silences.values().iterator();
        while (oldest.hasNext()) {
            Silence<E> silence = oldest.next();
            if (silence.covers(nowMillis) && silences.size() <= MAX_KINDS) {
                break;
            }
            oldest.remove();
            if (silence.suppressed > 0) {
                ended.add(new Ended<>(silence.first, silence.suppressed));
            }
        }
        return ended;
    }

    private static final class Silence<E> {
        private final E first;
        private final long untilMillis;
        private long suppressed;

        Silence(E first, long untilMillis) {
            this.first = first;
            this.untilMillis = untilMillis;
        }

        /** Whether a time is in the minute of the silence. An earlier time is not: the clock was set back. */
        boolean covers(long millis) {
            return millis < untilMillis && millis >= untilMillis - MINUTE_MILLIS - CLOCK_MILLIS;
        }
    }
}
