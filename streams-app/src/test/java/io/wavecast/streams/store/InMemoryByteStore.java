package io.wavecast.streams.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store in memory that records which keys were written. */
final class InMemoryByteStore implements KeyValueStore<String, byte[]> {
    final Map<String, byte[]> bytes = new TreeMap<>();
    final List<String> written = new ArrayList<>();
    private boolean open;

    @Override
    public void put(String key, byte[] value) {
        bytes.put(key, value);
        written.add(key);
    }

    @Override
    public byte[] putIfAbsent(String key, byte[] value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> entries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] delete(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] get(String key) {
        return bytes.get(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        var entries = List.copyOf(bytes.entrySet()).iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public KeyValue<String, byte[]> next() {
                var entry = entries.next();
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }

            @Override
            public String peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public long approximateNumEntries() {
        return bytes.size();
    }

    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
