package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.series.Chunk;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.ChunkRules;
import io.wavecast.core.wire.bytes.EventTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes observations as the message {@code Observation} of {@code wavecast.proto}. */
public final class ObservationProtobuf {
    private static final String MESSAGE = "Observation";

    private static final int TIME = 1 << 3 | Protobuf.FIXED64;
    private static final int VALUES = 2 << 3 | Protobuf.BYTES;
    private static final int VALUE = 2 << 3 | Protobuf.FIXED64; // from writers that do not pack

    private static final int PERIOD = 3 << 3 | Protobuf.FIXED64;
    private static final int SAMPLE = 4 << 3 | Protobuf.BYTES;

    private static final int NO_CHUNK = -1; // in place of the number of a sample
    private static final int VALUES_AT = Protobuf.FIXED64_SIZE + 2; // after the time, a tag and a length
    private static final int MAX_PLAIN_BYTES = Byte.MAX_VALUE; // a longer part has a length of several bytes
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private List<Observation> rest = List.of(); // of the chunk read last

    /** Reads the only observation of a record, or the first one of a chunk. */
    public Observation read(byte[] bytes, long recordTimeMicros) {
        if (!rest.isEmpty()) {
            rest = List.of();
        }
        return isPlain(bytes) ? plain(bytes) : parsed(bytes, recordTimeMicros);
    }

    /** The further observations of the record read last; empty unless it is a chunk. */
    public List<Observation> rest() {
        return rest;
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

    private Observation parsed(byte[] bytes, long recordTimeMicros) {
        CodedInputStream in = Protobuf.open(bytes, MESSAGE);
        long time = recordTimeMicros;
        boolean hasTime = false;
        var repeated = new RepeatedDoubles();
        var samples = new ProtobufSamples();
        double period = Double.NaN;
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case TIME -> {
                        time = in.readFixed64();
                        hasTime = true;
                    }
                    case VALUES, VALUE -> repeated.read(in, tag);
                    case PERIOD -> period = in.readDouble();
                    case SAMPLE -> samples.read(in);
                    default -> in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw Protobuf.broken(bytes, MESSAGE, e);
        }
        if (samples.all().isEmpty()) {
            return checked(time, hasTime, repeated.toArray());
        }
        if (repeated.toArray().length > 0) {
            throw BadRecord.BAD_CHUNK.because("expected values or samples, was both");
        }
        List<Observation> all = ChunkRules.observations(hasTime, time, period, samples.all());
        rest = all.subList(1, all.size());
        return all.get(0);
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

    public byte[] write(Chunk chunk) {
        byte[] bytes = new byte[2 * Protobuf.FIXED64_SIZE + ProtobufSamples.size(chunk.samples())];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            Protobuf.writeFixed64(out, TIME, chunk.firstMicros());
            Protobuf.writeFixed64(out, PERIOD, Double.doubleToRawLongBits(chunk.period()));
            for (double[] sample : chunk.samples()) {
                ProtobufSamples.write(out, SAMPLE, sample);
            }
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
        if (present(values, NO_CHUNK) == 0) {
            throw BadRecord.ALL_MISSING.because(
                    "values: expected at least one finite number, was NaN in all " + values.length + " channels");
        }
    }

    /**
     * Checks that all values are finite or missing.
     *
     * @param sample number of the sample in its chunk, for a message
     * @return the number of values that are not missing
     */
    static int present(double[] values, int sample) {
        int present = 0;
        for (int c = 0; c < values.length; c++) {
            if (Double.isNaN(values[c])) {
                values[c] = Double.NaN; // the canonical NaN
            } else if (Double.isInfinite(values[c])) {
                throw BadRecord.NOT_FINITE.because((sample == NO_CHUNK ? "" : "samples[" + sample + "].") + "values["
                        + c + "]: expected a finite number, or NaN for a missing channel, was " + values[c]);
            } else {
                present++;
            }
        }
        return present;
    }
}
