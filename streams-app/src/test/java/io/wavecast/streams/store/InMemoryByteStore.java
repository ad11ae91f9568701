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
    final List<String> deleted = new ArrayList<>();
    int examined; // entries that iterators returned
    int ranges;
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
        deleted.add(key);
        return bytes.remove(key);
    }

    @Override
    public byte[] get(String key) {
        return bytes.get(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        ranges++;
        List<Map.Entry<String, byte[]>> entries = new TreeMap<>(bytes)
                .entrySet().stream()
                        .filter(entry -> from == null || entry.getKey().compareTo(from) >= 0)
                        .filter(entry -> to == null || entry.getKey().compareTo(to) <= 0)
                        .toList();
        return new KeyValueIterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < entries.size();
            }

            @Override
            public KeyValue<String, byte[]> next() {
                examined++;
                var entry = entries.get(next++);
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }

            @Override
            public String peekNextKey() {
                return entries.get(next).getKey();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return range(null, null);
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
