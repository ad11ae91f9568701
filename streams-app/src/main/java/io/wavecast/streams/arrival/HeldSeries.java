package io.wavecast.streams.arrival;

import io.wavecast.streams.store.LiveStates;
import io.wavecast.streams.store.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of a task that may hold samples, in the order in which their waiting ends if they are not heard. */
final class HeldSeries {
    /** Number of stored states that one tick looks up after a start. */
    private static final int LOOKED_UP = 1_000;

    private final LiveStates states;
    private final long holdMicros;
    private final Map<SeriesKey, Long> due = new LinkedHashMap<>(); // microseconds, as record timestamps count time
    private @Nullable SeriesKey lookedUp; // the last one
    private boolean complete; // all stored states were looked up

    HeldSeries(LiveStates states, long holdMicros) {
        this.states = states;
        this.holdMicros = holdMicros;
    }

    /** A series was heard. */
    void heard(SeriesKey key, long arrivedMicros) {
        due.remove(key); // so that it becomes the last one
        due.put(key, arrivedMicros + holdMicros);
    }

    void forget(SeriesKey key) {
        due.remove(key);
    }

    /** Removes the series whose waiting ends. The first call after a start finds those that held samples before. */
    List<SeriesKey> takeDue(long nowMicros) {
        lookUp(nowMicros);
        List<SeriesKey> ended = new ArrayList<>();
        var entries = due.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<SeriesKey, Long> next = entries.next();
            if (next.getValue() > nowMicros) {
                break;
            }
            ended.add(next.getKey());
            entries.remove();
        }
        return ended;
    }

    private void lookUp(long nowMicros) {
        if (complete) {
            return;
        }
        List<SeriesKey> next = states.stored(lookedUp, LOOKED_UP);
        for (SeriesKey key : next) {
            due.putIfAbsent(key, nowMicros + holdMicros);
            lookedUp = key;
        }
        complete = next.size() < LOOKED_UP;
    }
}
