package io.wavecast.streams.series.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes little-endian bytes into an array that grows as needed. The length of an array or a text precedes it. */
final class BinaryWriter {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int end;

    BinaryWriter(int expectedBytes) {
        this.bytes = new byte[expectedBytes];
    }

    void putByte(int value) {
        int at = room(1); // may replace the array
        bytes[at] = (byte) value;
    }

    void putInt(int value) {
        int at = room(Integer.BYTES);
        INTS.set(bytes, at, value);
    }

    void putLong(long value) {
        int at = room(Long.BYTES);
        LONGS.set(bytes, at, value);
    }

    void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    void putText(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putInt(utf8.length);
        int at = room(utf8.length);
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
    }

    void putFloats(float[] values) {
        putInt(values.length);
        int at = room(values.length * Float.BYTES);
        for (int i = 0; i < values.length; i++) {
            FLOATS.set(bytes, at + i * Float.BYTES, values[i]);
        }
    }

    void putDoubles(double[] values) {
        putInt(values.length);
        putAll(values, 0, values.length);
    }

    /** Writes the elements from {@code from} to {@code to}, exclusive, without their number. */
    void putAll(double[] values, int from, int to) {
        int at = room((to - from) * Double.BYTES);
        for (int i = from; i < to; i++) {
            DOUBLES.set(bytes, at + (i - from) * Double.BYTES, values[i]);
        }
    }

    /** Number of bytes written. */
    int size() {
        return end;
    }

    /** Replaces an integer that was written at a place. */
    void setInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    /** The bytes written; the internal array if they fill it exactly. */
    byte[] toBytes() {
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    private int room(int more) {
        int at = end;
        end += more;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end));
        }
        return at;
    }
}
