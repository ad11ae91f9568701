package io.wavecast.streams.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store in memory that records which states were written. */
final class InMemoryByteStore implements KeyValueStore<Bytes, byte[]> {
    final Map<String, byte[]> bytes = new TreeMap<>(); // of the states
    final TreeMap<Bytes, byte[]> chunks = new TreeMap<>();
    final List<String> written = new ArrayList<>();
    final List<String> deleted = new ArrayList<>();
    long bytesWritten; // keys and values
    int examined; // states that iterators returned
    int ranges; // of states
    int chunkWrites;
    int deletedChunks;
    long uncommitted;
    final List<KeyValue<Bytes, byte[]>> log = new ArrayList<>(); // all writes; a deletion has no value
    Runnable beforeRange = () -> {};
    private boolean open;

    static boolean isChunk(Bytes key) {
        return key.compareTo(StoreKeys.END_OF_STATES) >= 0;
    }

    private static String name(Bytes key) {
        return StoreKeys.series(key);
    }

    @Override
    public void put(Bytes key, byte[] value) {
        bytesWritten += key.get().length + value.length;
        log.add(KeyValue.pair(key, value));
        if (isChunk(key)) {
            chunkWrites++;
            chunks.put(key, value);
        } else {
            bytes.put(name(key), value);
            written.add(name(key));
        }
    }

    void apply(KeyValue<Bytes, byte[]> record) {
        if (record.value == null) {
            delete(record.key);
        } else {
            put(record.key, record.value);
        }
    }

    @Override
    public long approximateNumUncommittedBytes() {
        return uncommitted;
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] delete(Bytes key) {
        log.add(KeyValue.pair(key, null));
        if (isChunk(key)) {
            deletedChunks++;
            return chunks.remove(key);
        }
        deleted.add(name(key));
        return bytes.remove(name(key));
    }

    @Override
    public byte[] get(Bytes key) {
        return isChunk(key) ? chunks.get(key) : bytes.get(name(key));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        beforeRange.run();
        boolean ofStates = from == null || !isChunk(from);
        if (ofStates) {
            ranges++;
        }
        TreeMap<Bytes, byte[]> all = new TreeMap<>(chunks);
        bytes.forEach((name, value) -> all.put(StoreKeys.state(name), value));
        List<Map.Entry<Bytes, byte[]>> entries = all.entrySet().stream()
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
            public KeyValue<Bytes, byte[]> next() {
                examined += ofStates ? 1 : 0;
                var entry = entries.get(next++);
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }

            @Override
            public Bytes peekNextKey() {
                return entries.get(next).getKey();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public <P extends Serializer<Q>, Q> KeyValueIterator<Bytes, byte[]> prefixScan(Q prefix, P serializer) {
        byte[] from = serializer.serialize("", prefix);
        byte[] to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = (byte) 0xFF; // no byte of UTF-8
        return range(Bytes.wrap(from), Bytes.wrap(to));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        return (long) bytes.size() + chunks.size();
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
