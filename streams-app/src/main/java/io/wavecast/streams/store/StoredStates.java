package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The states in the logged store of one task: a record per series, and records of their own for the chunks of its past inputs. Chunks are
 * written before the state that refers to them, and never over one that the stored state refers to. So whatever part of a sequence of
 * writes is in the store or in the changelog, each state finds its chunks. One thread may write; any number of threads may read.
 */
final class StoredStates {
    private static final int ATTEMPTS = 5;

    private final SeriesStateCodec codec = new SeriesStateCodec();
    private final KeyValueStore<Bytes, byte[]> store;
    private final BiConsumer<String, UnreadableException> unreadable;

    /** @param unreadable receives each series whose stored bytes are not a state, or whose chunks are incomplete */
    StoredStates(KeyValueStore<Bytes, byte[]> store, BiConsumer<String, UnreadableException> unreadable) {
        this.store = store;
        this.unreadable = unreadable;
    }

    /**
     * The state of a series that is about to change; empty if there is none, or if its bytes are not a state. Its chunks stay in the store
     * until they are needed.
     *
     * @throws NewerStateException if a newer version of Wavecast wrote the state
     */
    Optional<SeriesState> find(String series) {
        byte[] bytes = store.get(StoreKeys.state(series));
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.read(bytes, chunks(series)));
        } catch (UnreadableException e) {
            if (e.reason().equals(BadRecord.UNKNOWN_FORMAT.word())) {
                throw new NewerStateException(series, e);
            }
            unreadable.accept(series, e);
            deleteChunks(series); // the numbers of the new ring's chunks begin anew
            return Optional.empty();
        }
    }

    /**
     * The complete state of a series, for any thread; null if there is none.
     *
     * @throws UnreadableException if the stored bytes are not a state
     */
    @Nullable
    SeriesState read(String series) {
        return complete(series, store.get(StoreKeys.state(series)));
    }

    /**
     * Reads a state and its chunks. If the state was replaced meanwhile, chunks may be those of the newer state, so that one is read instead.
     * A state whose chunks were all found is complete in any case, so a series that changes all the time is read a few times at most.
     *
     * @param bytes the state as it was found
     */
    @Nullable
    SeriesState complete(String series, byte @Nullable [] bytes) {
        byte[] found = bytes;
        for (int attempt = 1; found != null; attempt++) {
            List<UnreadableException> problems = new ArrayList<>();
            SeriesState state = codec.read(found, new SeriesChunks(store, series, problems::add));
            boolean inChunks = state.ring().heldSize() < state.ring().size();
            state.ring().hold();
            byte[] now = inChunks ? store.get(StoreKeys.state(series)) : found;
            if (Arrays.equals(found, now) || (problems.isEmpty() && attempt >= ATTEMPTS)) {
                if (!problems.isEmpty()) {
                    throw problems.get(0);
                }
                return state;
            }
            found = now;
        }
        return null;
    }

    /** The states between two series, both included; null for no limit. */
    KeyValueIterator<String, SeriesState> range(@Nullable String from, @Nullable String to) {
        return new DecodingIterator(
                store.range(from == null ? null : StoreKeys.state(from), StoreKeys.lastState(to)), this::complete);
    }

    /** The next series after one, in the order of their keys; the first ones after null. */
    List<SeriesKey> next(@Nullable SeriesKey after, int count) {
        Bytes from = after == null ? null : StoreKeys.state(after.name() + '\0');
        List<SeriesKey> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> states = store.range(from, StoreKeys.END_OF_STATES)) {
            while (keys.size() < count && states.hasNext() && StoreKeys.isState(states.peekNextKey())) {
                keys.add(SeriesKey.of(states.next().key.get()));
            }
        }
        return keys;
    }

    /**
     * The states of all series whose names begin with a prefix, without the past inputs that are in chunks. Bytes that are no readable
     * state are left out: a question about many series must not fail by one of them.
     */
    KeyValueIterator<String, SeriesState> withPrefix(String prefix) {
        KeyValueIterator<Bytes, byte[]> found = prefix.isEmpty()
                ? store.range(null, StoreKeys.END_OF_STATES)
                : store.prefixScan(prefix, new StringSerializer());
        return new DecodingIterator(found, (series, bytes) -> {
            try {
                return codec.read(bytes);
            } catch (UnreadableException e) {
                return null; // the task counts and names it with its next observation
            }
        });
    }

    /** Counts the states. It passes over all of them: the store itself can only estimate states and chunks together. */
    long count() {
        long count = 0;
        try (KeyValueIterator<Bytes, byte[]> states = store.range(null, StoreKeys.END_OF_STATES)) {
            while (states.hasNext() && StoreKeys.isState(states.peekNextKey())) {
                states.next();
                count++;
            }
        }
        return count;
    }

    void write(String series, SeriesState state) {
        boolean withoutChunks = state.ring().seal(chunks(series));
        store.put(StoreKeys.state(series), codec.write(state));
        if (withoutChunks) {
            deleteChunks(series);
        }
    }

    /**
     * Removes the state of a series.
     *
     * @return whether there was one
     */
    boolean delete(String series) {
        boolean found = store.get(StoreKeys.state(series)) != null;
        if (found) { // chunks first: if the process fails in between, the state remains, so the next call removes the
            // rest
            deleteChunks(series);
            store.delete(StoreKeys.state(series));
        }
        return found;
    }

    private void deleteChunks(String series) {
        List<Bytes> chunks = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> stored =
                store.range(StoreKeys.firstChunk(series), StoreKeys.lastChunk(series))) {
            while (stored.hasNext()) {
                chunks.add(stored.next().key);
            }
        }
        chunks.forEach(store::delete);
    }

    private SeriesChunks chunks(String series) {
        return new SeriesChunks(store, series, e -> unreadable.accept(series, e));
    }
}
