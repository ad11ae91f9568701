package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.RecordLimits;
import java.io.IOException;
import java.util.Arrays;

/**
 * Collects the values of a repeated double. They may come in several parts, packed or one by one, and take linear time in
 * either form.
 */
final class RepeatedDoubles {
    private static final int PACKED = 2; // the wire type of length-delimited fields
    private static final double[] NONE = {};

    private double[] values = NONE;
    private int size;

    /**
     * Reads the next part.
     *
     * @param tag of the packed or the single form, just read
     * @throws IOException if a packed part is not a multiple of 8 bytes long
     */
    void read(CodedInputStream in, int tag) throws IOException {
        int length = (tag & 7) == PACKED ? in.readRawVarint32() : Double.BYTES;
        if (length < 0 || length % Double.BYTES != 0) {
            throw new IOException("expected a multiple of 8 bytes for doubles, was " + length);
        }
        int more = length / Double.BYTES;
        if (more > RecordLimits.MAX_CHANNELS - size) {
            throw BadRecord.TOO_MANY_CHANNELS.because(
                    "expected at most " + RecordLimits.MAX_CHANNELS + " channels, was more");
        }
        if (size + more > values.length) {
            // The first part fits exactly, since it mostly is the only one.
            values = Arrays.copyOf(values, size == 0 ? more : Math.max(2 * size, size + more));
        }
        for (int i = 0; i < more; i++) {
            values[size++] = in.readDouble();
        }
    }

    /** The values so far; not copied if there is no space left behind them. */
    double[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
