package io.wavecast.streams.series.codec;

import io.wavecast.core.wire.bytes.BadRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of {@link BinaryWriter}. Every length is checked against the remaining bytes before memory of that size is allocated. */
final class BinaryReader {
    private final ByteBuffer bytes;

    BinaryReader(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    private BinaryReader(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    int getByte(String content) {
        need(1, content);
        return bytes.get();
    }

    int getInt(String content) {
        need(Integer.BYTES, content);
        return bytes.getInt();
    }

    long getLong(String content) {
        need(Long.BYTES, content);
        return bytes.getLong();
    }

    double getDouble(String content) {
        return Double.longBitsToDouble(getLong(content));
    }

    boolean getFlag(String content) {
        return getInRange(0, 1, content) == 1;
    }

    /** A byte that must lie between two values, both included. */
    int getInRange(int low, int high, String content) {
        return inRange(getByte(content), low, high, content);
    }

    int getIntInRange(int low, int high, String content) {
        return inRange(getInt(content), low, high, content);
    }

    /** The number of elements that follow, each of at least {@code minBytes} bytes. */
    int getCount(int minBytes, String content) {
        int count = getInt(content);
        if (count < 0 || (long) count * minBytes > bytes.remaining()) {
            throw BadRecord.BAD_STATE.because("expected the bytes of " + count + " " + content + " in the state, was "
                    + bytes.remaining() + " bytes: it is damaged or truncated");
        }
        return count;
    }

    String getText(String content) {
        byte[] utf8 = new byte[getCount(1, content)];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    float[] getFloats(String content) {
        float[] values = new float[getCount(Float.BYTES, content)];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + values.length * Float.BYTES);
        return values;
    }

    double[] getDoubles(String content) {
        double[] values = new double[getCount(Double.BYTES, content)];
        getAll(values, values.length, content);
        return values;
    }

    /** Fills the first {@code count} elements of an array. */
    void getAll(double[] into, int count, String content) {
        need((long) count * Double.BYTES, content);
        bytes.asDoubleBuffer().get(into, 0, count);
        bytes.position(bytes.position() + count * Double.BYTES);
    }

    /** The numbers up to the end of the bytes. */
    double[] getDoublesToEnd(String content) {
        double[] values = new double[bytes.remaining() / Double.BYTES];
        getAll(values, values.length, content);
        return values;
    }

    /** A reader of the next bytes, whose number precedes them. */
    BinaryReader getPart(String content) {
        int length = getCount(1, "bytes of " + content);
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return new BinaryReader(part);
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    void end() {
        if (bytes.hasRemaining()) {
            throw BadRecord.BAD_STATE.because(
                    "expected the end of the state, was " + bytes.remaining() + " more bytes: it is damaged");
        }
    }

    private static int inRange(int value, int low, int high, String content) {
        if (value < low || value > high) {
            throw BadRecord.BAD_STATE.because(
                    "expected " + content + " of the state in " + low + ".." + high + ", was " + value);
        }
        return value;
    }

    private void need(long count, String content) {
        if (bytes.remaining() < count) {
            throw BadRecord.BAD_STATE.because("expected " + content + " in the state, was its end after "
                    + bytes.limit() + " bytes: it is truncated");
        }
    }
}
