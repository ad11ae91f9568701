package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EventTime;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Observations as the message {@code Observation} of {@code wavecast.proto}. */
public final class ObservationProtobuf {
    private static final String MESSAGE = "Observation";

    private static final int TIME = 1 << 3 | Protobuf.FIXED64;
    private static final int VALUES = 2 << 3 | Protobuf.BYTES;
    private static final int VALUE = 2 << 3 | Protobuf.FIXED64; // as a writer that does not pack has it

    public Observation read(byte[] bytes, long recordTimeMicros) {
        CodedInputStream in = Protobuf.open(bytes, MESSAGE);
        long time = recordTimeMicros;
        boolean timed = false;
        double[] values = Protobuf.NONE;
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case TIME:
                        time = in.readFixed64();
                        timed = true;
                        break;
                    case VALUES, VALUE:
                        values = Protobuf.doubles(in, tag, values);
                        break;
                    default:
                        in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw Protobuf.broken(bytes, MESSAGE, e);
        }
        if (timed && !EventTime.covers(time)) {
            throw BadRecord.BAD_TIME.because("time_micros is " + time
                    + ", out of range: microseconds since 1970, in the years 1900..2200, are right");
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

    /** There is something, and all of it is finite or missing. */
    private static void check(double[] values) {
        if (values.length == 0) {
            throw BadRecord.NO_VALUE.because("the observation has no values: one double per channel is right");
        }
        int present = 0;
        for (int c = 0; c < values.length; c++) {
            if (Double.isNaN(values[c])) {
                values[c] = Double.NaN; // of all the NaNs there are, the one that everything else here writes
            } else if (Double.isInfinite(values[c])) {
                throw BadRecord.NOT_FINITE.because("values[" + c + "] is " + values[c]
                        + ": a finite number, or NaN for a missing channel, is right");
            } else {
                present++;
            }
        }
        if (present == 0) {
            throw BadRecord.ALL_MISSING.because(
                    "all " + values.length + " channels are NaN: at least one finite number is right");
        }
    }
}
