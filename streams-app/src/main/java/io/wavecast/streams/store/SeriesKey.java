package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The record key of a series. Keys are compared by their bytes, so a live series is found without decoding its name. */
public final class SeriesKey {
    /** Limit of the key, which each forecast and each state contains. A longer key is most likely a value in the wrong place. */
    static final int MAX_BYTES = 1_024;

    private final byte[] bytes;
    private final int hash;
    private @Nullable String name; // decoded when first needed

    private SeriesKey(byte[] bytes, @Nullable String name) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
        this.name = name;
    }

    /**
     * Creates a key.
     *
     * @param bytes not copied; null if the record has no key
     * @throws UnreadableException if the key is missing, too long, or not UTF-8
     */
    public static SeriesKey of(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            throw new UnreadableException("no-key", "expected the name of a series as record key, was none");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableException(
                    "bad-key",
                    "expected a record key of at most " + MAX_BYTES + " bytes, was " + bytes.length + " bytes");
        }
        return new SeriesKey(bytes, isAscii(bytes) ? null : decoded(bytes));
    }

    /** The name of the series. */
    public String name() {
        String decodedName = name;
        if (decodedName == null) {
            decodedName = new String(bytes, StandardCharsets.US_ASCII);
            name = decodedName;
        }
        return decodedName;
    }

    /** The partition that Kafka's Java client selects for the key among so many: murmur2 of its bytes. */
    int defaultPartition(int partitions) {
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
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
            throw new UnreadableException(
                    "bad-key", "expected the name of a series in UTF-8 as record key, was other bytes", e);
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
