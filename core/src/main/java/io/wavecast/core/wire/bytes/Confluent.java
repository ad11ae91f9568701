package io.wavecast.core.wire.bytes;

import java.nio.ByteBuffer;

/**
 * Recognises the wire format of Confluent's serializers, so that a refusal can name it: a zero byte, the schema's id as four bytes,
 * big-endian, then the serialized value.
 */
public final class Confluent {
    /** What a sender of such a record needs to know. */
    public static final String HINT =
            "the record looks like Confluent's wire format (a zero byte and 4 bytes of a schema id before the value; 8 bytes in"
                    + " Apicurio's); send plain JSON or protobuf, without a schema registry's serializer, or give --events and"
                    + " --registry";

    private static final int PREFIX_BYTES = 5;
    private static final int LONG_PREFIX_BYTES = 9;
    /** Registries count their ids from 1; JSON in UTF-16 reads as an id of a tab, the least character that it begins with, and more. */
    private static final int MAX_ID = ('\t' << 24) - 1;

    private Confluent() {}

    /** Whether bytes begin as this format does: with a zero byte and a plausible schema id before at least one byte more. */
    public static boolean isFraming(byte[] bytes) {
        if (bytes.length <= PREFIX_BYTES || bytes[0] != 0) {
            return false;
        }
        boolean utf32 = bytes[1] == 0 && bytes[2] == 0 && bytes[3] >= '\t' && bytes[4] == 0 && bytes[5] == 0;
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        return (!utf32 && isId(id)) || (id == 0 && bytes.length > LONG_PREFIX_BYTES && isId(lowerHalf(bytes)));
    }

    private static boolean isId(int id) {
        return id > 0 && id <= MAX_ID;
    }

    /** The lower half of an id of eight bytes. */
    private static int lowerHalf(byte[] bytes) {
        return ByteBuffer.wrap(bytes, PREFIX_BYTES, Integer.BYTES).getInt();
    }
}
