package io.wavecast.core.wire.bytes;

import java.nio.ByteBuffer;

/**
 * Recognises the wire format of Confluent's serializers, so that a refusal can name it: a zero byte, the schema's id as four bytes,
 * big-endian, then the serialized value.
 */
public final class Confluent {
    /** What a sender of such a record needs to know. */
    public static final String HINT =
            "the record looks like Confluent's wire format (a zero byte and 4 bytes of a schema id before the value); send plain"
                    + " JSON or protobuf, without a schema registry's serializer";

    private static final int PREFIX_BYTES = 5;
    /** Registries count their ids from 1; text in UTF-16 reads as an id far above. */
    private static final int MAX_ID = 1 << 20;

    private Confluent() {}

    /** Whether bytes begin as this format does: with a zero byte and a plausible schema id before at least one byte more. */
    public static boolean isFraming(byte[] bytes) {
        if (bytes.length <= PREFIX_BYTES || bytes[0] != 0) {
            return false;
        }
        boolean utf32 = bytes[1] == 0 && bytes[2] == 0 && bytes[4] == 0 && bytes[5] == 0;
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        return !utf32 && id > 0 && id <= MAX_ID;
    }
}
