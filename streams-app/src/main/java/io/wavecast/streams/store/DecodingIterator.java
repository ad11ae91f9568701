package io.wavecast.streams.store;

import io.wavecast.streams.series.SeriesState;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Walks through stored states, reading each as it comes. */
final class DecodingIterator implements KeyValueIterator<String, SeriesState> {
    private final KeyValueIterator<String, byte[]> stored;
    private final Function<byte[], SeriesState> read;

    DecodingIterator(KeyValueIterator<String, byte[]> stored, Function<byte[], SeriesState> read) {
        this.stored = stored;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        return stored.hasNext();
    }

    @Override
    public KeyValue<String, SeriesState> next() {
        KeyValue<String, byte[]> next = stored.next();
        return KeyValue.pair(next.key, read.apply(next.value));
    }

    @Override
    public String peekNextKey() {
        return stored.peekNextKey();
    }

    @Override
    public void close() {
        stored.close();
    }
}
