package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.wire.bytes.LevelRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the forecast for one horizon as the message {@code Step} of {@code wavecast.proto}. */
final class HorizonForecastProtobuf {
    private static final int HORIZON = 1 << 3 | Protobuf.VARINT;
    private static final int AT = 2 << 3 | Protobuf.FIXED64;
    private static final int MEANS = 3 << 3 | Protobuf.BYTES;
    private static final int MEAN = 3 << 3 | Protobuf.FIXED64;
    private static final int LOWERS = 4 << 3 | Protobuf.BYTES;
    private static final int LOWER = 4 << 3 | Protobuf.FIXED64;
    private static final int UPPERS = 5 << 3 | Protobuf.BYTES;
    private static final int UPPER = 5 << 3 | Protobuf.FIXED64;
    private static final int LEVELS = 6 << 3 | Protobuf.BYTES;

    private HorizonForecastProtobuf() {}

    /** Reads the next message of the stream, its length first. */
    static HorizonForecast read(CodedInputStream in, List<String> problems) throws IOException {
        int horizon = 0;
        long at = HorizonForecast.UNKNOWN_TIME;
        var mean = new RepeatedDoubles();
        var lower = new RepeatedDoubles();
        var upper = new RepeatedDoubles();
        List<LevelInterval> levels = new ArrayList<>();
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case HORIZON -> horizon = in.readInt32();
                case AT -> at = in.readFixed64();
                case MEANS, MEAN -> mean.read(in, tag);
                case LOWERS, LOWER -> lower.read(in, tag);
                case UPPERS, UPPER -> upper.read(in, tag);
                case LEVELS -> levels.add(LevelProtobuf.read(in));
                default -> in.skipField(tag);
            }
        }
        if (in.getBytesUntilLimit() != 0) {
            throw new IOException("expected a step as long as its length, was shorter");
        }
        in.popLimit(outer);
        var step = new HorizonForecast(horizon, at, mean.toArray(), lower.toArray(), upper.toArray(), levels);
        check(step.horizon(), step.mean(), step.lower(), step.upper(), problems);
        LevelRules.check(horizon, levels, step.mean().length, problems);
        return step;
    }

    /** Writes the message of one horizon without its length. */
    static void write(ProtobufBytes out, ForecastDraft forecast, int index) {
        out.varint(HORIZON, forecast.horizon(index));
        if (forecast.atMicros(index) != HorizonForecast.UNKNOWN_TIME) {
            out.fixed64(AT, forecast.atMicros(index));
        }
        out.doubles(MEANS, forecast.mean(index));
        out.doubles(LOWERS, forecast.lower(index));
        out.doubles(UPPERS, forecast.upper(index));
        for (int level = 0; level < forecast.levels().size(); level++) {
            out.varint(LEVELS);
            out.varint(LevelProtobuf.size(forecast.mean(index)));
            LevelProtobuf.write(out, forecast, index, level);
        }
    }

    /** Number of bytes that {@link #write} writes. */
    static int size(ForecastDraft forecast, int index) {
        return Protobuf.sizeOfVarint(forecast.horizon(index))
                + (forecast.atMicros(index) == HorizonForecast.UNKNOWN_TIME ? 0 : Protobuf.FIXED64_SIZE)
                + Protobuf.sizeOfDoubles(forecast.mean(index))
                + Protobuf.sizeOfDoubles(forecast.lower(index))
                + Protobuf.sizeOfDoubles(forecast.upper(index))
                + forecast.levels().size() * Protobuf.sizeOfMessage(LevelProtobuf.size(forecast.mean(index)));
    }

    private static void check(int horizon, double[] mean, double[] lower, double[] upper, List<String> problems) {
        if (horizon < 0) {
            problems.add("horizon of a step: expected 1 or more, or 0 for a label, was " + horizon);
        }
        int channels = mean.length;
        if (channels == 0 || lower.length != channels || upper.length != channels) {
            problems.add("step " + horizon + ": expected as many values of mean, lower and upper, at least one, was "
                    + channels + ", " + lower.length + " and " + upper.length);
        }
        finite(horizon, "mean", mean, problems);
        finite(horizon, "lower", lower, problems);
        finite(horizon, "upper", upper, problems);
    }

    private static void finite(int horizon, String name, double[] values, List<String> problems) {
        for (int c = 0; c < values.length; c++) {
            if (Double.isInfinite(values[c])) {
                problems.add("step " + horizon + ": expected finite numbers or NaN, was " + name + "[" + c + "] "
                        + values[c]);
                return;
            }
        }
    }
}
