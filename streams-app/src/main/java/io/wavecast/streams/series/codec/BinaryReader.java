package io.wavecast.streams.series.codec;

import io.wavecast.core.wire.bytes.BadRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link BinaryWriter} wrote. Every length is checked before anything of that length is made. */
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

    /** A byte that is a choice between a few. */
    int getInRange(int low, int high, String what) {
        return inRange(getByte(what), low, high, what);
    }

    int getIntInRange(int low, int high, String what) {
        return inRange(getInt(what), low, high, what);
    }

    /** How many of something follow, each of at least so many bytes. */
    int getCount(int leastBytesEach, String what) {
        int count = getInt(what);
        if (count < 0 || (long) count * leastBytesEach > bytes.remaining()) {
            throw BadRecord.BAD_STATE.because("a state tells of " + count + " " + what + ", but only "
                    + bytes.remaining() + " bytes follow: the bytes are damaged or cut off");
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
        getAll(values, what);
        return values;
    }

    /** @param into filled */
    void getAll(double[] into, String what) {
        need((long) into.length * Double.BYTES, what);
        bytes.asDoubleBuffer().get(into);
        bytes.position(bytes.position() + into.length * Double.BYTES);
    }

    void end() {
        if (bytes.hasRemaining()) {
            throw BadRecord.BAD_STATE.because(
                    bytes.remaining() + " bytes follow the end of a state: the bytes are damaged");
        }
    }

    private static int inRange(int value, int low, int high, String what) {
        if (value < low || value > high) {
            throw BadRecord.BAD_STATE.because(
                    "a state has " + what + " " + value + ": " + low + ".." + high + " is right");
        }
        return value;
    }

    private void need(long count, String what) {
        if (bytes.remaining() < count) {
            throw BadRecord.BAD_STATE.because("a state ends after " + bytes.limit() + " bytes, in the middle of " + what
                    + ": the bytes are cut off");
        }
    }
}
