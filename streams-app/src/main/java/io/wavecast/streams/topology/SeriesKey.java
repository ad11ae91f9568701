package io.wavecast.streams.topology;

import io.wavecast.core.wire.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The name of a series, as the key of its records. */
final class SeriesKey {
    /** Keys become part of every forecast and every state; a longer one is most likely a value in the wrong place. */
    static final int MAX_BYTES = 1_024;

    private SeriesKey() {}

    /** @throws UnreadableException if there is no key, or none that can name a series */
    static String read(byte[] key) {
        if (key == null || key.length == 0) {
            throw new UnreadableException("no-key", "the record has no key: the name of its series is right");
        }
        if (key.length > MAX_BYTES) {
            throw new UnreadableException(
                    "bad-key", "the key has " + key.length + " bytes: at most " + MAX_BYTES + " are right");
        }
        if (isAscii(key)) {
            return new String(key, StandardCharsets.ISO_8859_1); // once per record: no decoder is needed
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableException("bad-key", "the key is not UTF-8: the name of a series is right", e);
        }
    }

    private static boolean isAscii(byte[] key) {
        int bits = 0;
        for (byte b : key) {
            bits |= b;
        }
        return bits >= 0;
    }
}
