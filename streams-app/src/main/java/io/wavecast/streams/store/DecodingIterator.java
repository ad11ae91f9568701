package io.wavecast.streams.store;

import io.wavecast.streams.series.SeriesState;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Iterates over stored states, and decodes each when it is reached. A state that was removed since the iterator began is left out. */
final class DecodingIterator implements KeyValueIterator<String, SeriesState> {
    private final KeyValueIterator<Bytes, byte[]> stored;
    private final BiFunction<String, byte[], @Nullable SeriesState> decode;
    private @Nullable KeyValue<String, SeriesState> next;

    /** @param decode returns null for a state that was removed meanwhile */
    DecodingIterator(KeyValueIterator<Bytes, byte[]> stored, BiFunction<String, byte[], @Nullable SeriesState> decode) {
        this.stored = stored;
        this.decode = decode;
    }

    @Override
    public boolean hasNext() {
        while (next == null && stored.hasNext()) {
            KeyValue<Bytes, byte[]> found = stored.next();
            String series = StoreKeys.series(found.key);
            SeriesState state = decode.apply(series, found.value);
            if (state != null) {
                next = KeyValue.pair(series, state);
            }
        }
        return next != null;
    }

    @Override
    public KeyValue<String, SeriesState> next() {
        KeyValue<String, SeriesState> reached = reached();
        next = null;
        return reached;
    }

    @Override
    public String peekNextKey() {
        return reached().key;
    }

    private KeyValue<String, SeriesState> reached() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("expected one more state, was the end");
        }
        return next;
    }

    @Override
    public void close() {
        stored.close();
    }
}
