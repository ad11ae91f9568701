package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.BadRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Writes scores and their summaries as the message {@code ScoreRecord} of {@code wavecast.proto}, and reads them as summaries. */
public final class ScoreProtobuf {
    private static final String MESSAGE = "ScoreRecord";

    private static final int SUMMARY = 1 << 3 | Protobuf.BYTES;
    private static final int SCORE = 2 << 3 | Protobuf.BYTES;

    // Fields of Score; those of ScoreSummary are in ScoreSummaryProtobuf.
    static final int LATE = 6 << 3 | Protobuf.VARINT;
    static final int ERROR = 7 << 3 | Protobuf.FIXED64;
    static final int NAIVE_ERROR = 8 << 3 | Protobuf.FIXED64;
    static final int COVERAGE = 9 << 3 | Protobuf.FIXED64;
    static final int INTERVAL_SCORE = 10 << 3 | Protobuf.FIXED64;

    public ScoreSummary readSummary(byte[] bytes) {
        CodedInputStream in = Protobuf.open(bytes, MESSAGE);
        Optional<ScoreSummary> summary = Optional.empty();
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == SUMMARY) {
                    summary = Optional.of(new ScoreSummaryProtobuf().read(in));
                } else if (tag == SCORE) {
                    summary = Optional.of(ScoreSummary.of(new SingleScoreProtobuf().read(in)));
                } else {
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw Protobuf.broken(bytes, MESSAGE, e);
        }
        return summary.orElseThrow(
                () -> BadRecord.BAD_SCORE.because("expected a summary of scores: summary is missing"));
    }

    public byte[] write(ScoreSummary summary) {
        int size = ScoreSummaryProtobuf.size(summary);
        byte[] bytes = new byte[1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeUInt32NoTag(SUMMARY);
            out.writeUInt32NoTag(size);
            ScoreSummaryProtobuf.write(out, summary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.checkNoSpaceLeft();
        return bytes;
    }

    public byte[] write(Score score) {
        int size = CommonFields.size(score.model(), score.status(), score.horizon())
                + Protobuf.sizeOfVarint(score.late() ? 1 : 0)
                + Protobuf.sizeOfDouble(score.error())
                + Protobuf.sizeOfDouble(score.naiveError())
                + Protobuf.sizeOfDouble(score.coverage())
                + Protobuf.sizeOfDouble(score.intervalScore());
        byte[] bytes = new byte[1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeUInt32NoTag(SCORE);
            out.writeUInt32NoTag(size);
            CommonFields.write(out, score.atMicros(), score.model(), score.status(), score.horizon());
            Protobuf.writeVarint(out, LATE, score.late() ? 1 : 0);
            Protobuf.writeDouble(out, ERROR, score.error());
            Protobuf.writeDouble(out, NAIVE_ERROR, score.naiveError());
            Protobuf.writeDouble(out, COVERAGE, score.coverage());
            Protobuf.writeDouble(out, INTERVAL_SCORE, score.intervalScore());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.checkNoSpaceLeft();
        return bytes;
    }

    /** The first five fields, which {@code Score} and {@code ScoreSummary} share. */
    static final class CommonFields {
        static final int TIME = 1 << 3 | Protobuf.FIXED64;
        static final int MODEL = 2 << 3 | Protobuf.BYTES;
        static final int VERSION = 3 << 3 | Protobuf.VARINT;
        static final int STATUS = 4 << 3 | Protobuf.VARINT;
        static final int HORIZON = 5 << 3 | Protobuf.VARINT;

        private CommonFields() {}

        static int size(ModelVersion model, ForecastStatus status, int horizon) {
            return Protobuf.FIXED64_SIZE
                    + Protobuf.sizeOfText(model.name())
                    + Protobuf.sizeOfVarint(model.number())
                    + Protobuf.sizeOfVarint(Protobuf.code(status))
                    + Protobuf.sizeOfVarint(horizon);
        }

        static void write(CodedOutputStream out, long micros, ModelVersion model, ForecastStatus status, int horizon)
                throws IOException {
            Protobuf.writeFixed64(out, TIME, micros);
            Protobuf.writeText(out, MODEL, model.name());
            Protobuf.writeVarint(out, VERSION, model.number());
            Protobuf.writeVarint(out, STATUS, Protobuf.code(status));
            Protobuf.writeVarint(out, HORIZON, horizon);
        }
    }
}
