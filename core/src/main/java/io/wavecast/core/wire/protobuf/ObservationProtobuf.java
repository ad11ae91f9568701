package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EventTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Reads and writes observations as the message {@code Observation} of {@code wavecast.proto}. */
public final class ObservationProtobuf {
    private static final String MESSAGE = "Observation";

    private static final int TIME = 1 << 3 | Protobuf.FIXED64;
    private static final int VALUES = 2 << 3 | Protobuf.BYTES;
    private static final int VALUE = 2 << 3 | Protobuf.FIXED64; // from writers that do not pack

    private static final int VALUES_AT = Protobuf.FIXED64_SIZE + 2; // after the time, a tag and a length
    private static final int MAX_PLAIN_BYTES = Byte.MAX_VALUE; // a longer part has a length of several bytes
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    public Observation read(byte[] bytes, long recordTimeMicros) {
        return isPlain(bytes) ? plain(bytes) : parsed(bytes, recordTimeMicros);
    }

    /** Whether the bytes are of the form that all writers produce: the time, then all values in one part. */
    private static boolean isPlain(byte @Nullable [] bytes) {
        return bytes != null
                && bytes.length > VALUES_AT
                && bytes.length - VALUES_AT <= MAX_PLAIN_BYTES
                && (bytes.length - VALUES_AT) % Double.BYTES == 0
                && bytes[0] == TIME
                && bytes[Protobuf.FIXED64_SIZE] == VALUES
                && bytes[Protobuf.FIXED64_SIZE + 1] == bytes.length - VALUES_AT;
    }

    /** Reads this form without a parser, which costs more than all of the content. */
    private static Observation plain(byte[] bytes) {
        double[] values = new double[(bytes.length - VALUES_AT) / Double.BYTES];
        for (int c = 0; c < values.length; c++) {
            values[c] = (double) DOUBLES.get(bytes, VALUES_AT + c * Double.BYTES);
        }
        return checked((long) LONGS.get(bytes, 1), true, values);
    }

    private static Observation parsed(byte[] bytes, long recordTimeMicros) {
        CodedInputStream in = Protobuf.open(bytes, MESSAGE);
        long time = recordTimeMicros;
        boolean hasTime = false;
        var repeated = new RepeatedDoubles();
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case TIME -> {
                        time = in.readFixed64();
                        hasTime = true;
                    }
                    case VALUES, VALUE -> repeated.read(in, tag);
                    default -> in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw Protobuf.broken(bytes, MESSAGE, e);
        }
        return checked(time, hasTime, repeated.toArray());
    }

    private static Observation checked(long time, boolean hasTime, double[] values) {
        if (hasTime && !EventTime.covers(time)) {
            throw BadRecord.BAD_TIME.because(
                    "time_micros: expected microseconds since 1970, in the years 1900..2200, was " + time);
        }
        check(values);
        return new Observation(time, values);
    }

    public byte[] write(Observation observation) {
        byte[] bytes = new byte[Protobuf.FIXED64_SIZE + Protobuf.sizeOfDoubles(observation.values())];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            Protobuf.writeFixed64(out, TIME, observation.timeMicros());
            Protobuf.writeDoubles(out, VALUES, observation.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.checkNoSpaceLeft();
        return bytes;
    }

    /** Checks that all values are finite or missing, and at least one is present. */
    private static void check(double[] values) {
        if (values.length == 0) {
            throw BadRecord.NO_VALUE.because("values: expected one double per channel, was none");
        }
        int present = 0;
        for (int c = 0; c < values.length; c++) {
            if (Double.isNaN(values[c])) {
                values[c] = Double.NaN; // the canonical NaN
            } else if (Double.isInfinite(values[c])) {
                throw BadRecord.NOT_FINITE.because(
                        "values[" + c + "]: expected a finite number, or NaN for a missing channel, was " + values[c]);
            } else {
                present++;
            }
        }
        if (present == 0) {
            throw BadRecord.ALL_MISSING.because(
                    "values: expected at least one finite number, was NaN in all " + values.length + " channels");
        }
    }
}
