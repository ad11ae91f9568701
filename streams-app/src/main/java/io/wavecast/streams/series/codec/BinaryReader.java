package io.wavecast.streams.series.codec;

import io.wavecast.core.wire.bytes.BadRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of {@link BinaryWriter}. Every length is checked against the remaining bytes before memory of that size is allocated. */
final class BinaryReader {
    private final ByteBuffer bytes;

    BinaryReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int getByte(String what) {
        need(1, what);
        return bytes.get();
    }

    int getInt(String what) {
        need(Integer.BYTES, what);
        return bytes.getInt();
    }

    long getLong(String what) {
        need(Long.BYTES, what);
        return bytes.getLong();
    }

    double getDouble(String what) {
        return Double.longBitsToDouble(getLong(what));
    }

    boolean getFlag(String what) {
        return getInRange(0, 1, what) == 1;
    }

    /** A byte that must lie between two values, both included. */
    int getInRange(int low, int high, String what) {
        return inRange(getByte(what), low, high, what);
    }

    int getIntInRange(int low, int high, String what) {
        return inRange(getInt(what), low, high, what);
    }

    /** The number of elements that follow, each of at least {@code minBytes} bytes. */
    int getCount(int minBytes, String what) {
        int count = getInt(what);
        if (count < 0 || (long) count * minBytes > bytes.remaining()) {
            throw BadRecord.BAD_STATE.because("the state announces " + count + " " + what + ", but only "
                    + bytes.remaining() + " bytes follow: it is damaged or truncated");
        }
        return count;
    }

    String getText(String what) {
        byte[] utf8 = new byte[getCount(1, what)];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    float[] getFloats(String what) {
        float[] values = new float[getCount(Float.BYTES, what)];
        bytes.asFloatBuffer().get(values);
        bytes.position(bytes.position() + values.length * Float.BYTES);
        return values;
    }

    double[] getDoubles(String what) {
        double[] values = new double[getCount(Double.BYTES, what)];
        getAll(values, values.length, what);
        return values;
    }

    /** Fills the first {@code count} elements of an array. */
    void getAll(double[] into, int count, String what) {
        need((long) count * Double.BYTES, what);
        bytes.asDoubleBuffer().get(into, 0, count);
        bytes.position(bytes.position() + count * Double.BYTES);
    }

    void end() {
        if (bytes.hasRemaining()) {
            throw BadRecord.BAD_STATE.because(bytes.remaining() + " bytes follow the end of the state: it is damaged");
        }
    }

    private static int inRange(int value, int low, int high, String what) {
        if (value < low || value > high) {
            throw BadRecord.BAD_STATE.because(
                    "expected " + what + " of the state in " + low + ".." + high + ", was " + value);
        }
        return value;
    }

    private void need(long count, String what) {
        if (bytes.remaining() < count) {
            throw BadRecord.BAD_STATE.because(
                    "the state ends after " + bytes.limit() + " bytes, in the middle of " + what + ": it is truncated");
        }
    }
}
