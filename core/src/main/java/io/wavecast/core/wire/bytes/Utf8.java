package io.wavecast.core.wire.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from other bytes, before a parser guesses. */
public final class Utf8 {
    private Utf8() {}

    /** @throws UnreadableException if the bytes are not UTF-8, or look like UTF-16 or UTF-32 */
    public static void check(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                throw BadRecord.NOT_UTF8.because(
                        "the record begins with a zero byte: UTF-8 is right, not UTF-16 or -32");
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
            throw BadRecord.NOT_UTF8.because("not UTF-8: " + Quote.of(bytes), e);
        }
    }
}
