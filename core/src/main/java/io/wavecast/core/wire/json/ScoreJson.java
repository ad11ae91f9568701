package io.wavecast.core.wire.json;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes scores and their summaries as JSON, and reads them as summaries. Not thread-safe: buffers are reused. */
public final class ScoreJson {
    private static final byte[] AT = JsonBytes.ascii("{\"at\":");
    private static final byte[] FROM = JsonBytes.ascii("{\"from\":");
    private static final byte[] MODEL = JsonBytes.ascii(",\"model\":");
    private static final byte[] STATUS = JsonBytes.ascii(",\"status\":\"");
    private static final byte[] HORIZON = JsonBytes.ascii("\",\"h\":");
    private static final byte[] COUNT = JsonBytes.ascii(",\"count\":");
    private static final byte[] RMSE = JsonBytes.ascii(",\"rmse\":");
    private static final byte[] NAIVE_RMSE = JsonBytes.ascii(",\"naiveRmse\":");
    private static final byte[] MAE = JsonBytes.ascii(",\"mae\":");
    private static final byte[] SKILL = JsonBytes.ascii(",\"skill\":");
    private static final byte[] COVERAGE = JsonBytes.ascii(",\"coverage\":");
    private static final byte[] INTERVAL_SCORE = JsonBytes.ascii(",\"intervalScore\":");
    private static final byte[] LATE = JsonBytes.ascii(",\"late\":");
    private static final byte[] SQUARED_ERROR = JsonBytes.ascii(",\"squaredError\":");
    private static final byte[] NAIVE_SQUARED_ERROR = JsonBytes.ascii(",\"naiveSquaredError\":");
    private static final byte[] ABSOLUTE_ERROR = JsonBytes.ascii(",\"absoluteError\":");
    private static final byte[] COVERED = JsonBytes.ascii(",\"covered\":");
    private static final byte[] INTERVAL_SCORES = JsonBytes.ascii(",\"intervalScores\":");
    private static final byte[] ERROR = JsonBytes.ascii(",\"error\":");
    private static final byte[] NAIVE_ERROR = JsonBytes.ascii(",\"naiveError\":");

    private final JsonBytes out = new JsonBytes();

    public byte[] write(Score score) {
        out.start();
        commonFields(AT, score.atMicros(), score.model(), score.status(), score.horizon());
        field(ERROR, score.error());
        field(NAIVE_ERROR, score.naiveError());
        field(COVERAGE, score.coverage());
        field(INTERVAL_SCORE, score.intervalScore());
        out.text(LATE);
        out.bool(score.late());
        out.text('}');
        return out.copy();
    }

    public byte[] write(ScoreSummary summary) {
        out.start();
        commonFields(FROM, summary.fromMicros(), summary.model(), summary.status(), summary.horizon());
        field(COUNT, summary.count());
        field(RMSE, summary.rmse());
        field(NAIVE_RMSE, summary.naiveRmse());
        field(MAE, summary.absoluteError() / summary.count());
        field(SKILL, summary.skill());
        field(COVERAGE, summary.covered() / summary.count());
        field(INTERVAL_SCORE, summary.intervalScores() / summary.count());
        field(LATE, summary.late());
        field(SQUARED_ERROR, summary.squaredError());
        field(NAIVE_SQUARED_ERROR, summary.naiveSquaredError());
        field(ABSOLUTE_ERROR, summary.absoluteError());
        field(COVERED, summary.covered());
        field(INTERVAL_SCORES, summary.intervalScores());
        out.text('}');
        return out.copy();
    }

    public ScoreSummary readSummary(byte[] json) {
        return Json.read(json, parser -> {
            List<String> problems = new ArrayList<>();
            var fields = new JsonFields(parser, problems);
            return startsWith(json, AT)
                    ? ScoreSummary.of(new ScoreReader(fields, problems).score())
                    : new ScoreSummaryReader(fields, problems).summary();
        });
    }

    private static boolean startsWith(byte[] json, byte[] start) {
        return json.length > start.length && Arrays.equals(json, 0, start.length, start, 0, start.length);
    }

    private void commonFields(byte[] timeField, long micros, ModelVersion model, ForecastStatus status, int horizon) {
        out.text(timeField);
        out.seconds(micros);
        out.text(MODEL);
        out.model(model);
        out.text(STATUS);
        out.word(status.word());
        out.text(HORIZON);
        out.number(horizon);
    }

    private void field(byte[] name, double value) {
        out.text(name);
        out.number(value);
    }

    private void field(byte[] name, long value) {
        out.text(name);
        out.number(value);
    }
}
