package io.wavecast.streams.state;

import io.wavecast.core.wire.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The key of a series' records. Compared by its bytes, so that a known series is found without a text being made of them. */
public final class SeriesKey {
    /** Keys become part of every forecast and every state; a longer one is most likely a value in the wrong place. */
    static final int MAX_BYTES = 1_024;

    private final byte[] bytes;
    private final int hash;
    private String name; // null until somebody asks

    private SeriesKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /**
     * @param bytes not copied
     * @throws UnreadableException if there is no key, or one that is too long to name a series
     */
    public static SeriesKey of(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            throw new UnreadableException("no-key", "the record has no key: the name of its series is right");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableException(
                    "bad-key", "the key has " + bytes.length + " bytes: at most " + MAX_BYTES + " are right");
        }
        return new SeriesKey(bytes);
    }

    /** @throws UnreadableException if the key is no text */
    public String name() {
        if (name == null) {
            try {
                name = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new UnreadableException("bad-key", "the key is not UTF-8: the name of a series is right", e);
            }
        }
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesKey that && hash == that.hash && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "SeriesKey[" + new String(bytes, StandardCharsets.UTF_8) + "]";
    }
}
