package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.EventTime;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes observations as the message {@code Observation} of {@code wavecast.proto}. */
public final class ObservationProtobuf {
    private static final String MESSAGE = "Observation";

    private static final int TIME = 1 << 3 | Protobuf.FIXED64;
    private static final int VALUES = 2 << 3 | Protobuf.BYTES;
    private static final int VALUE = 2 << 3 | Protobuf.FIXED64; // from writers that do not pack

    public Observation read(byte[] bytes, long recordTimeMicros) {
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
        if (hasTime && !EventTime.covers(time)) {
            throw BadRecord.BAD_TIME.because(
                    "time_micros: expected microseconds since 1970, in the years 1900..2200, was " + time);
        }
        double[] values = repeated.toArray();
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
