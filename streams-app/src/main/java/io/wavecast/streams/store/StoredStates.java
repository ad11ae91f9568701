package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The states in the logged store of one task. One thread may write; any number of threads may read. */
final class StoredStates {
    private final SeriesStateCodec codec = new SeriesStateCodec();
    private final KeyValueStore<String, byte[]> store;
    private final BiConsumer<String, UnreadableException> unreadable;

    /** @param unreadable receives each series whose stored bytes are not a state */
    StoredStates(KeyValueStore<String, byte[]> store, BiConsumer<String, UnreadableException> unreadable) {
        this.store = store;
        this.unreadable = unreadable;
    }

    /**
     * The state of a series that is about to change; empty if there is none, or if its bytes are not a state.
     *
     * @throws NewerStateException if a newer version of Wavecast wrote the state
     */
    Optional<SeriesState> find(String series) {
        try {
            return Optional.ofNullable(read(series));
        } catch (UnreadableException e) {
            if (e.reason().equals(BadRecord.UNKNOWN_FORMAT.word())) {
                throw new NewerStateException(series, e);
            }
            unreadable.accept(series, e);
            return Optional.empty();
        }
    }

    /**
     * The state of a series; null if there is none.
     *
     * @throws UnreadableException if the stored bytes are not a state
     */
    @Nullable
    SeriesState read(String series) {
        byte[] bytes = store.get(series);
        return bytes == null ? null : decode(bytes);
    }

    SeriesState decode(byte[] bytes) {
        return codec.read(bytes);
    }

    void write(String series, SeriesState state) {
        store.put(series, codec.write(state));
    }

    /**
     * Removes the state of a series.
     *
     * @return whether there was one
     */
    boolean delete(String series) {
        boolean found = store.get(series) != null;
        if (found) {
            store.delete(series);
        }
        return found;
    }
}
