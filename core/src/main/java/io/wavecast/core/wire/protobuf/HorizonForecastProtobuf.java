package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.series.HorizonForecast;
import java.io.IOException;
import java.util.List;

/** One step of a forecast as the message {@code HorizonForecast} of {@code wavecast.proto}. */
final class HorizonForecastProtobuf {
    private static final int HORIZON = 1 << 3 | Protobuf.VARINT;
    private static final int AT = 2 << 3 | Protobuf.FIXED64;
    private static final int MEANS = 3 << 3 | Protobuf.BYTES;
    private static final int MEAN = 3 << 3 | Protobuf.FIXED64;
    private static final int LOWERS = 4 << 3 | Protobuf.BYTES;
    private static final int LOWER = 4 << 3 | Protobuf.FIXED64;
    private static final int UPPERS = 5 << 3 | Protobuf.BYTES;
    private static final int UPPER = 5 << 3 | Protobuf.FIXED64;

    private HorizonForecastProtobuf() {}

    /** Reads the message that the stream stands before, its length first, and notes what is wrong with it. */
    static HorizonForecast read(CodedInputStream in, List<String> problems) throws IOException {
        int horizon = 0;
        long at = HorizonForecast.UNKNOWN_TIME;
        double[] mean = Protobuf.NONE;
        double[] lower = Protobuf.NONE;
        double[] upper = Protobuf.NONE;
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case HORIZON:
                    horizon = in.readInt32();
                    break;
                case AT:
                    at = in.readFixed64();
                    break;
                case MEANS, MEAN:
                    mean = Protobuf.doubles(in, tag, mean);
                    break;
                case LOWERS, LOWER:
                    lower = Protobuf.doubles(in, tag, lower);
                    break;
                case UPPERS, UPPER:
                    upper = Protobuf.doubles(in, tag, upper);
                    break;
                default:
                    in.skipField(tag);
            }
        }
        if (in.getBytesUntilLimit() != 0) {
            throw new IOException("a step ends before its length");
        }
        in.popLimit(outer);
        check(horizon, mean, lower, upper, problems);
        return new HorizonForecast(horizon, at, mean, lower, upper);
    }

    /** Without its length. */
    static void write(CodedOutputStream out, HorizonForecast step) throws IOException {
        Protobuf.writeVarint(out, HORIZON, step.horizon());
        if (step.atMicros() != HorizonForecast.UNKNOWN_TIME) {
            Protobuf.writeFixed64(out, AT, step.atMicros());
        }
        Protobuf.writeDoubles(out, MEANS, step.mean());
        Protobuf.writeDoubles(out, LOWERS, step.lower());
        Protobuf.writeDoubles(out, UPPERS, step.upper());
    }

    /** Bytes that {@link #write} needs. */
    static int size(HorizonForecast step) {
        return Protobuf.sizeOfVarint(step.horizon())
                + (step.atMicros() == HorizonForecast.UNKNOWN_TIME ? 0 : Protobuf.FIXED64_SIZE)
                + Protobuf.sizeOfDoubles(step.mean())
                + Protobuf.sizeOfDoubles(step.lower())
                + Protobuf.sizeOfDoubles(step.upper());
    }

    private static void check(int horizon, double[] mean, double[] lower, double[] upper, List<String> problems) {
        if (horizon < 0) {
            problems.add("a step's horizon is " + horizon + ": 1 or more, or 0 for a label, is right");
        }
        int channels = mean.length;
        if (channels == 0 || lower.length != channels || upper.length != channels) {
            problems.add("step " + horizon + " has " + channels + " means, " + lower.length + " lower and "
                    + upper.length + " upper ends: as many of each, and at least one, is right");
        }
        finite(horizon, "mean", mean, problems);
        finite(horizon, "lower", lower, problems);
        finite(horizon, "upper", upper, problems);
    }

    private static void finite(int horizon, String name, double[] values, List<String> problems) {
        for (int c = 0; c < values.length; c++) {
            if (Double.isInfinite(values[c])) {
                problems.add("step " + horizon + " has " + name + "[" + c + "] " + values[c]
                        + ": a finite number, or NaN where none can be said, is right");
                return;
            }
        }
    }
}
