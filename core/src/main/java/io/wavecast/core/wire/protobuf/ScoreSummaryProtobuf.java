package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.protobuf.ScoreProtobuf.CommonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes summaries of scores as the message {@code ScoreSummary} of {@code wavecast.proto}. An instance reads one message. */
final class ScoreSummaryProtobuf {
    private static final int COUNT = 6 << 3 | Protobuf.VARINT;
    private static final int LATE = 7 << 3 | Protobuf.VARINT;
    private static final int SQUARED_ERROR = 8 << 3 | Protobuf.FIXED64;
    private static final int NAIVE_SQUARED_ERROR = 9 << 3 | Protobuf.FIXED64;
    private static final int ABSOLUTE_ERROR = 10 << 3 | Protobuf.FIXED64;
    private static final int COVERED = 11 << 3 | Protobuf.FIXED64;
    private static final int INTERVAL_SCORES = 12 << 3 | Protobuf.FIXED64;

    private final List<String> problems = new ArrayList<>();
    private boolean hasTime;
    private long from;
    private String name = "";
    private long version;
    private int status;
    private int horizon;
    private long count;
    private long late;
    private double squaredError;
    private double naiveSquaredError;
    private double absoluteError;
    private double covered;
    private double intervalScores;

    /** Reads the next message of the stream, its length first. */
    ScoreSummary read(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            field(in, tag);
        }
        if (in.getBytesUntilLimit() != 0) {
            throw new IOException("expected a summary as long as its length, was shorter");
        }
        in.popLimit(outer);
        ModelVersion model = Protobuf.model(name, version, problems);
        ForecastStatus forecastStatus = Protobuf.status(status, problems);
        check();
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_SCORE.because("expected a summary of scores: " + Quote.all(problems));
        }
        return new ScoreSummary(
                from,
                model,
                forecastStatus,
                horizon,
                count,
                squaredError,
                naiveSquaredError,
                absoluteError,
                covered,
                intervalScores,
                late);
    }

    private void field(CodedInputStream in, int tag) throws IOException {
        switch (tag) {
            case CommonFields.TIME -> {
                from = in.readFixed64();
                hasTime = true;
            }
            case CommonFields.MODEL -> name = in.readStringRequireUtf8();
            case CommonFields.VERSION -> version = in.readInt64();
            case CommonFields.STATUS -> status = in.readEnum();
            case CommonFields.HORIZON -> horizon = in.readInt32();
            case COUNT -> count = in.readInt64();
            case LATE -> late = in.readInt64();
            case SQUARED_ERROR -> squaredError = in.readDouble();
            case NAIVE_SQUARED_ERROR -> naiveSquaredError = in.readDouble();
            case ABSOLUTE_ERROR -> absoluteError = in.readDouble();
            case COVERED -> covered = in.readDouble();
            case INTERVAL_SCORES -> intervalScores = in.readDouble();
            default -> in.skipField(tag);
        }
    }

    private void check() {
        if (!hasTime) {
            problems.add("from_micros is missing");
        }
        if (horizon < 1) {
            problems.add("horizon: expected 1 or more, was " + horizon);
        }
        if (count < 1) {
            problems.add("count: expected 1 or more, was " + count);
        }
        if (late < 0) {
            problems.add("late: expected 0 or more, was " + late);
        }
        finite("squared_error", squaredError);
        finite("naive_squared_error", naiveSquaredError);
        finite("absolute_error", absoluteError);
        finite("covered", covered);
        finite("interval_scores", intervalScores);
    }

    private void finite(String field, double value) {
        if (Double.isInfinite(value)) {
            problems.add(field + ": expected a finite number or NaN, was " + value);
        }
    }

    /** Writes the message without its length. */
    static void write(CodedOutputStream out, ScoreSummary summary) throws IOException {
        CommonFields.write(out, summary.fromMicros(), summary.model(), summary.status(), summary.horizon());
        Protobuf.writeVarint(out, COUNT, summary.count());
        Protobuf.writeVarint(out, LATE, summary.late());
        Protobuf.writeDouble(out, SQUARED_ERROR, summary.squaredError());
        Protobuf.writeDouble(out, NAIVE_SQUARED_ERROR, summary.naiveSquaredError());
        Protobuf.writeDouble(out, ABSOLUTE_ERROR, summary.absoluteError());
        Protobuf.writeDouble(out, COVERED, summary.covered());
        Protobuf.writeDouble(out, INTERVAL_SCORES, summary.intervalScores());
    }

    /** Number of bytes that {@link #write} writes. */
    static int size(ScoreSummary summary) {
        return CommonFields.size(summary.model(), summary.status(), summary.horizon())
                + Protobuf.sizeOfVarint(summary.count())
                + Protobuf.sizeOfVarint(summary.late())
                + Protobuf.sizeOfDouble(summary.squaredError())
                + Protobuf.sizeOfDouble(summary.naiveSquaredError())
                + Protobuf.sizeOfDouble(summary.absoluteError())
                + Protobuf.sizeOfDouble(summary.covered())
                + Protobuf.sizeOfDouble(summary.intervalScores());
    }
}
