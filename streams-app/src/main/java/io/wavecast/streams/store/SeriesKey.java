package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
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

    private SeriesKey(byte[] bytes, String name) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
        this.name = name;
    }

    /**
     * @param bytes not copied
     * @throws UnreadableException if there is no key, or none that can name a series
     */
    public static SeriesKey of(byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            throw new UnreadableException("no-key", "the record has no key: the name of its series is right");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableException(
                    "bad-key", "the key has " + bytes.length + " bytes: at most " + MAX_BYTES + " are right");
        }
        return new SeriesKey(bytes, isAscii(bytes) ? null : decoded(bytes));
    }

    public String name() {
        if (name == null) {
            name = new String(bytes, StandardCharsets.US_ASCII);
        }
        return name;
    }

    private static boolean isAscii(byte[] bytes) {
        int bits = 0;
        for (byte b : bytes) {
            bits |= b;
        }
        return bits >= 0;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("bad-key", "the key is not UTF-8: the name of a series is right", e);
        }
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
