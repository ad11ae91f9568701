package io.wavecast.core.wire.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are UTF-8, since a JSON parser would guess other encodings. */
public final class Utf8 {
    private Utf8() {}

    /**
     * Checks a record.
     *
     * @throws UnreadableException if the bytes are not UTF-8, or begin as UTF-16 or UTF-32 do
     */
    public static void check(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                throw BadRecord.NOT_UTF8.because(
                        Confluent.isFraming(bytes)
                                ? "expected UTF-8, was a zero byte first: " + Confluent.HINT
                                : "expected UTF-8, was a zero byte among the first four, as in UTF-16 and UTF-32");
            }
        }
        for (byte b : bytes) {
            if (b < 0) {
                decode(bytes);
                return;
            }
        }
    }

    private static void decode(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw BadRecord.NOT_UTF8.because("expected UTF-8, was " + Quote.of(bytes), e);
        }
    }
}
