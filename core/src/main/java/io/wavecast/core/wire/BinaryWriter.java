package io.wavecast.core.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian bytes, growing as needed. Arrays and texts carry their length in front. */
final class BinaryWriter {
    private ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);

    void putByte(int value) {
        room(1).put((byte) value);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    void putText(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putInt(utf8.length);
        room(utf8.length).put(utf8);
    }

    void putFloats(float[] values) {
        putInt(values.length);
        ByteBuffer to = room(values.length * Float.BYTES);
        for (float value : values) {
            to.putInt(Float.floatToRawIntBits(value));
        }
    }

    void putDoubles(double[] values) {
        putInt(values.length);
        putAll(values);
    }

    /** Without the length. */
    void putAll(double[] values) {
        ByteBuffer to = room(values.length * Double.BYTES);
        for (double value : values) {
            to.putLong(Double.doubleToRawLongBits(value));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(2 * bytes.capacity(), bytes.position() + more);
            bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
        }
        return bytes;
    }
}
