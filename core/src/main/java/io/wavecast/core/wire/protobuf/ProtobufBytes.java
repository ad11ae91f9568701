package io.wavecast.core.wire.protobuf;

import io.wavecast.core.model.ModelVersion;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages into a reused buffer, so that each record costs one allocation: the copy that Kafka receives. Protobuf's own stream belongs
 * to one array, and encodes the model's name for each record. Not thread-safe.
 */
final class ProtobufBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_VARINT_BYTES = 10;
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private byte[] bytes = new byte[512];
    private int length;
    private @Nullable ModelVersion model; // of the previous record
    private byte[] modelName = {};

    /** Begins a new message. */
    void start() {
        length = 0;
    }

    /** The message so far. */
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** Appends a tag or a length. */
    void varint(long value) {
        reserve(MAX_VARINT_BYTES);
        long rest = value;
        while ((rest & -MORE) != 0) {
            bytes[length++] = (byte) ((rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes[length++] = (byte) rest;
    }

    /** Appends a field, unless its value is 0. */
    void varint(int tag, long value) {
        if (value != 0) {
            varint(tag);
            varint(value);
        }
    }

    /** Appends a field. */
    void fixed64(int tag, long value) {
        varint(tag);
        fixed64(value);
    }

    /** Appends a packed array, with NaN for values that are not finite. */
    void doubles(int tag, double[] values) {
        doubles(tag, values, 0, values.length);
    }

    /** Appends a part of an array as a packed array, with NaN for values that are not finite. */
    void doubles(int tag, double[] values, int from, int count) {
        varint(tag);
        varint((long) Double.BYTES * count);
        for (int i = from; i < from + count; i++) {
            fixed64(Double.doubleToRawLongBits(Double.isFinite(values[i]) ? values[i] : Double.NaN));
        }
    }

    /** Appends the name of a model. Keeps its bytes for the next record, which mostly has the same model. */
    void name(int tag, ModelVersion version) {
        if (!version.equals(model)) {
            modelName = version.name().getBytes(StandardCharsets.UTF_8);
            model = version;
        }
        varint(tag);
        varint(modelName.length);
        reserve(modelName.length);
        System.arraycopy(modelName, 0, bytes, length, modelName.length);
        length += modelName.length;
    }

    private void fixed64(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, length, value);
        length += Long.BYTES;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
