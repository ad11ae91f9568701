package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.series.Levels;
import java.io.IOException;

/** Reads and writes the interval of one level as the message {@code Level} of {@code wavecast.proto}. */
final class LevelProtobuf {
    private static final int LEVEL = 1 << 3 | Protobuf.FIXED64;
    private static final int LOWERS = 2 << 3 | Protobuf.BYTES;
    private static final int LOWER = 2 << 3 | Protobuf.FIXED64;
    private static final int UPPERS = 3 << 3 | Protobuf.BYTES;
    private static final int UPPER = 3 << 3 | Protobuf.FIXED64;

    private LevelProtobuf() {}

    /** Reads the next message of the stream, its length first. */
    static LevelInterval read(CodedInputStream in) throws IOException {
        double level = 0;
        var lower = new RepeatedDoubles();
        var upper = new RepeatedDoubles();
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case LEVEL -> level = in.readDouble();
                case LOWERS, LOWER -> lower.read(in, tag);
                case UPPERS, UPPER -> upper.read(in, tag);
                default -> in.skipField(tag);
            }
        }
        if (in.getBytesUntilLimit() != 0) {
            throw new IOException("expected a level as long as its length, was shorter");
        }
        in.popLimit(outer);
        return new LevelInterval(level, lower.toArray(), upper.toArray());
    }

    /** Writes the message without its length. */
    static void write(ProtobufBytes out, ForecastDraft forecast, int index, int level) {
        Levels levels = forecast.levels();
        double[] quantiles = forecast.quantiles(index);
        int channels = forecast.mean(index).length;
        out.fixed64(LEVEL, Double.doubleToRawLongBits(levels.level(level)));
        out.doubles(LOWERS, quantiles, levels.lower(level) * channels, channels);
        out.doubles(UPPERS, quantiles, levels.upper(level) * channels, channels);
    }

    /**
     * Number of bytes that {@link #write} writes.
     *
     * @param mean (channels)
     */
    static int size(double[] mean) {
        return Protobuf.FIXED64_SIZE + 2 * Protobuf.sizeOfDoubles(mean);
    }
}
