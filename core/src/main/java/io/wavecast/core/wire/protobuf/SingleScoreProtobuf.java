package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.protobuf.ScoreProtobuf.CommonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a score as the message {@code Score} of {@code wavecast.proto}. An instance reads one message. */
final class SingleScoreProtobuf {
    private final List<String> problems = new ArrayList<>();
    private long at;
    private String name = "";
    private long version;
    private int status;
    private int horizon;
    private boolean late;
    private double error;
    private double naiveError;
    private double coverage;
    private double intervalScore;

    /** Reads the next message of the stream, its length first. */
    Score read(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            field(in, tag);
        }
        if (in.getBytesUntilLimit() != 0) {
            throw new IOException("expected a score as long as its length, was shorter");
        }
        in.popLimit(outer);
        ModelVersion model = Protobuf.model(name, version, problems);
        ForecastStatus forecastStatus = Protobuf.status(status, problems);
        if (horizon < 1) {
            problems.add("horizon: expected 1 or more, was " + horizon);
        }
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_SCORE.because("expected a score: " + Quote.all(problems));
        }
        return new Score(model, forecastStatus, horizon, at, error, naiveError, coverage, intervalScore, late);
    }

    private void field(CodedInputStream in, int tag) throws IOException {
        switch (tag) {
            case CommonFields.TIME -> at = in.readFixed64();
            case CommonFields.MODEL -> name = in.readStringRequireUtf8();
            case CommonFields.VERSION -> version = in.readInt64();
            case CommonFields.STATUS -> status = in.readEnum();
            case CommonFields.HORIZON -> horizon = in.readInt32();
            case ScoreProtobuf.LATE -> late = in.readBool();
            case ScoreProtobuf.ERROR -> error = in.readDouble();
            case ScoreProtobuf.NAIVE_ERROR -> naiveError = in.readDouble();
            case ScoreProtobuf.COVERAGE -> coverage = in.readDouble();
            case ScoreProtobuf.INTERVAL_SCORE -> intervalScore = in.readDouble();
            default -> in.skipField(tag);
        }
    }
}
