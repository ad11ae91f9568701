package io.wavecast.streams.store;

import io.wavecast.streams.series.SeriesState;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Iterates over stored states, and decodes each when it is reached. */
final class DecodingIterator implements KeyValueIterator<String, SeriesState> {
    private final KeyValueIterator<String, byte[]> stored;
    private final Function<byte[], SeriesState> decode;

    DecodingIterator(KeyValueIterator<String, byte[]> stored, Function<byte[], SeriesState> decode) {
        this.stored = stored;
        this.decode = decode;
    }

    @Override
    public boolean hasNext() {
        return stored.hasNext();
    }

    @Override
    public KeyValue<String, SeriesState> next() {
        KeyValue<String, byte[]> next = stored.next();
        return KeyValue.pair(next.key, decode.apply(next.value));
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
