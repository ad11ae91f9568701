package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Channels;
import io.wavecast.core.wire.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What the messages of {@code wavecast.proto} have in common. They are read and written field by field, without classes that
 * protoc generates: those would box and copy what {@code series} already has types for.
 *
 * <p>A tag is the number of a field and how its value is written: {@code 3 << 3 | FIXED64}.
 */
final class Protobuf {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;

    /** A tag and eight bytes. */
    static final int FIXED64_SIZE = 9;

    static final double[] NONE = {};

    private static final int BYTES_OF_DOUBLE = 8;
    private static final int SHOWN_BYTES = 16;

    private Protobuf() {}

    /**
     * @param message what the bytes should be
     * @throws UnreadableException if there are none, or more than are read
     */
    static CodedInputStream open(byte[] bytes, String message) {
        if (bytes == null || bytes.length == 0) {
            throw BadRecord.EMPTY.because("the record has no value: the protobuf message " + message + " is right");
        }
        if (bytes.length > Json.MAX_BYTES) {
            throw BadRecord.TOO_LARGE.because(
                    "the record has " + bytes.length + " bytes: at most " + Json.MAX_BYTES + " are read");
        }
        return CodedInputStream.newInstance(bytes);
    }

    /** What to throw for bytes that could not be read to their end. */
    static UnreadableException broken(byte[] bytes, String message, IOException cause) {
        int shown = Math.min(bytes.length, SHOWN_BYTES);
        return BadRecord.NOT_PROTOBUF.because(
                "not the protobuf message " + message + ": " + bytes.length + " bytes that begin with "
                        + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, shown) + ": "
                        + Quote.shortened(cause.getMessage()),
                cause);
    }

    /**
     * Reads on in a repeated double that may come in pieces, packed or one by one.
     *
     * @param tag that the stream has just read, of the one form or the other
     * @param before the pieces so far
     * @return those and the next one
     */
    static double[] doubles(CodedInputStream in, int tag, double[] before) throws IOException {
        int length = (tag & 7) == BYTES ? in.readRawVarint32() : BYTES_OF_DOUBLE;
        if (length < 0 || length % BYTES_OF_DOUBLE != 0) {
            throw new IOException("an array of doubles has " + length + " bytes, not a multiple of 8");
        }
        int more = length / BYTES_OF_DOUBLE;
        if (more > Channels.MAX - before.length) {
            throw BadRecord.TOO_MANY_CHANNELS.because(
                    "there are more than " + Channels.MAX + " channels: at most that many are right");
        }
        double[] values = before.length == 0 ? new double[more] : Arrays.copyOf(before, before.length + more);
        for (int i = before.length; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    /** Writes a packed array, NaN for what is not finite. */
    static void writeDoubles(CodedOutputStream out, int tag, double[] values) throws IOException {
        out.writeUInt32NoTag(tag);
        out.writeUInt32NoTag(BYTES_OF_DOUBLE * values.length);
        for (double value : values) {
            out.writeDoubleNoTag(Double.isFinite(value) ? value : Double.NaN);
        }
    }

    static int sizeOfDoubles(double[] values) {
        int length = BYTES_OF_DOUBLE * values.length;
        return 1 + CodedOutputStream.computeUInt32SizeNoTag(length) + length;
    }

    static void writeFixed64(CodedOutputStream out, int tag, long value) throws IOException {
        out.writeUInt32NoTag(tag);
        out.writeFixed64NoTag(value);
    }

    /** Writes a field that is left out where it is 0. */
    static void writeVarint(CodedOutputStream out, int tag, long value) throws IOException {
        if (value != 0) {
            out.writeUInt32NoTag(tag);
            out.writeUInt64NoTag(value);
        }
    }

    static int sizeOfVarint(long value) {
        return value == 0 ? 0 : 1 + CodedOutputStream.computeUInt64SizeNoTag(value);
    }

    /** Writes a field that is left out where it is 0 (and not −0), NaN for what is not finite. */
    static void writeDouble(CodedOutputStream out, int tag, double value) throws IOException {
        if (Double.doubleToRawLongBits(value) != 0) {
            out.writeUInt32NoTag(tag);
            out.writeDoubleNoTag(Double.isFinite(value) ? value : Double.NaN);
        }
    }

    static int sizeOfDouble(double value) {
        return Double.doubleToRawLongBits(value) == 0 ? 0 : FIXED64_SIZE;
    }

    static void writeText(CodedOutputStream out, int tag, String text) throws IOException {
        out.writeUInt32NoTag(tag);
        out.writeStringNoTag(text);
    }

    static int sizeOfText(String text) {
        return 1 + CodedOutputStream.computeStringSizeNoTag(text);
    }

    /** The number of the status in the schema. */
    static int code(ForecastStatus status) {
        return switch (status) {
            case WARMING -> 1;
            case OK -> 2;
            case FILLED -> 3;
        };
    }

    /** The status of that number, or one more problem. */
    static ForecastStatus status(int code, List<String> problems) {
        switch (code) {
            case 1:
                return ForecastStatus.WARMING;
            case 2:
                return ForecastStatus.OK;
            case 3:
                return ForecastStatus.FILLED;
            default:
                problems.add("status is " + code + ": 1 for warming, 2 for ok or 3 for filled is right");
                return ForecastStatus.WARMING;
        }
    }

    /** The model of that name, or one more problem. */
    static ModelVersion model(String name, long number, List<String> problems) {
        try {
            return new ModelVersion(name, number);
        } catch (IllegalArgumentException e) {
            problems.add("model: " + Quote.shortened(e.getMessage()));
            return ModelVersion.NAIVE;
        }
    }
}
