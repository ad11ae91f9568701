package io.wavecast.streams.store;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the records in a store. A state has the name of its series in UTF-8. A chunk has the byte 0xFF, the name, 0xFF, and its slot
 * in two bytes. UTF-8 never contains 0xFF, so no name is equal to a chunk's key, and all states come before all chunks.
 */
final class StoreKeys {
    /** Comes after the keys of all states. */
    static final Bytes END_OF_STATES = Bytes.wrap(new byte[] {(byte) 0xFF});

    private static final byte MARK = (byte) 0xFF;
    private static final int LAST_SLOT = 0xFFFF;

    private StoreKeys() {}

    static Bytes state(String series) {
        return Bytes.wrap(series.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a key is that of a state. A range of a store with uncommitted writes may go on beyond its end. */
    static boolean isState(Bytes key) {
        return key.get()[0] != MARK;
    }

    /** The series of a state's key. */
    static String series(Bytes state) {
        return new String(state.get(), StandardCharsets.UTF_8);
    }

    static Bytes chunk(String series, int slot) {
        byte[] name = series.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[name.length + 4];
        key[0] = MARK;
        System.arraycopy(name, 0, key, 1, name.length);
        key[name.length + 1] = MARK;
        key[name.length + 2] = (byte) (slot >>> Byte.SIZE);
        key[name.length + 3] = (byte) slot;
        return Bytes.wrap(key);
    }

    static Bytes firstChunk(String series) {
        return chunk(series, 0);
    }

    static Bytes lastChunk(String series) {
        return chunk(series, LAST_SLOT);
    }

    /** The last key of a range of states. */
    static Bytes lastState(@Nullable String series) {
        return series == null ? END_OF_STATES : state(series);
    }
}
