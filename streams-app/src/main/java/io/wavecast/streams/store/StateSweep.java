package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the stored states, a few at a time, so that no call stalls the stream. At the end it pauses for a hundredth of the time
 * after which a series is gone.
 */
final class StateSweep {
    /** Number of states that one call examines. */
    static final int STATES = 200;

    private static final int PAUSES = 100;

    private final SeriesStateCodec codec = new SeriesStateCodec();
    private @Nullable Bytes from; // key of the next state; null for the first
    private long pausedUntilMicros = Long.MIN_VALUE;

    /**
     * Does what {@link LiveStates#forgetGone} says.
     *
     * @param live the states on the heap, which may be newer than the stored ones
     */
    List<String> forgetGone(
            LiveStates states,
            Map<SeriesKey, LiveSeries> live,
            KeyValueStore<Bytes, byte[]> store,
            long nowMicros,
            long afterMicros,
            Consumer<SeriesKey> leaving) {
        List<String> gone = new ArrayList<>();
        for (KeyValue<Bytes, byte[]> stored : next(store, nowMicros, afterMicros)) {
            SeriesKey key = SeriesKey.of(stored.key.get());
            LiveSeries series = live.get(key);
            // To end a series may load it, and so write and remove others: their bytes may be older than the store's.
            byte[] bytes = series == null ? store.get(stored.key) : stored.value;
            if (bytes == null) {
                continue;
            }
            long arrived =
                    series != null ? series.state().times().arrivedMicros() : SeriesStateCodec.arrivedMicros(bytes);
            if (arrived == SeriesTimes.UNKNOWN_ARRIVAL) {
                if (series == null) {
                    assumeArrival(store, stored.key, bytes, nowMicros);
                } else {
                    series.state().assumeArrival(nowMicros);
                    states.changed(series);
                }
            } else if (nowMicros - arrived > afterMicros) {
                leaving.accept(key);
                states.forget(key);
                gone.add(key.name());
            }
        }
        return gone;
    }

    /** Leaves a damaged state alone: its next observation reports it, and begins the series anew. */
    private void assumeArrival(KeyValueStore<Bytes, byte[]> store, Bytes key, byte[] bytes, long nowMicros) {
        SeriesState state;
        try {
            state = codec.read(bytes);
        } catch (UnreadableException e) {
            return;
        }
        state.assumeArrival(nowMicros);
        store.put(key, codec.write(state));
    }

    /** The states among the next ones that have no arrival, or whose last arrival is longer ago than {@code afterMicros}. */
    private List<KeyValue<Bytes, byte[]>> next(KeyValueStore<Bytes, byte[]> store, long nowMicros, long afterMicros) {
        List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
        if (nowMicros < pausedUntilMicros) {
            return found;
        }
        try (KeyValueIterator<Bytes, byte[]> states = store.range(from, StoreKeys.END_OF_STATES)) {
            boolean more = hasState(states);
            for (int i = 0; i < STATES && more; i++) {
                KeyValue<Bytes, byte[]> stored = states.next();
                if (isDue(stored.value, nowMicros, afterMicros)) {
                    found.add(stored);
                }
                more = hasState(states);
            }
            from = more ? states.peekNextKey() : null;
        }
        if (from == null) {
            pausedUntilMicros = nowMicros + afterMicros / PAUSES;
        }
        return found;
    }

    private static boolean hasState(KeyValueIterator<Bytes, byte[]> states) {
        return states.hasNext() && StoreKeys.isState(states.peekNextKey());
    }

    /** Leaves unreadable states alone: a newer version may have written them. */
    private static boolean isDue(byte[] state, long nowMicros, long afterMicros) {
        try {
            long arrived = SeriesStateCodec.arrivedMicros(state);
            return arrived == SeriesTimes.UNKNOWN_ARRIVAL || nowMicros - arrived > afterMicros;
        } catch (UnreadableException e) {
            return false;
        }
    }
}
