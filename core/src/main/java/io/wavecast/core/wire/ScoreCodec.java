package io.wavecast.core.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores and their summaries as JSON. A summary carries the figures that people look at ({@code rmse}, {@code skill} and so
 * on) and the sums that they come from, so that summaries which were read back still add up.
 */
public final class ScoreCodec {

    /** {@code {"at":…,"model":"default@3","status":"ok","h":1,"error":…,"naiveError":…,"coverage":1.0,"late":false}}. */
    public byte[] write(Score score) {
        return Json.write(json -> {
            json.writeStartObject();
            labels(json, "at", score.atMicros(), score.model(), score.status(), score.horizon());
            field(json, "error", score.error());
            field(json, "naiveError", score.naiveError());
            field(json, "coverage", score.coverage());
            json.writeBooleanField("late", score.late());
            json.writeEndObject();
        });
    }

    /** {@code skill} is null where the naive forecast never erred. */
    public byte[] write(ScoreSummary summary) {
        return Json.write(json -> {
            json.writeStartObject();
            labels(json, "from", summary.fromMicros(), summary.model(), summary.status(), summary.horizon());
            json.writeNumberField("count", summary.count());
            field(json, "rmse", summary.rmse());
            field(json, "naiveRmse", summary.naiveRmse());
            field(json, "mae", summary.absoluteError() / summary.count());
            field(json, "skill", summary.skill());
            field(json, "coverage", summary.covered() / summary.count());
            json.writeNumberField("late", summary.late());
            field(json, "squaredError", summary.squaredError());
            field(json, "naiveSquaredError", summary.naiveSquaredError());
            field(json, "absoluteError", summary.absoluteError());
            field(json, "covered", summary.covered());
            json.writeEndObject();
        });
    }

    /** @throws UnreadableException if the bytes are not a summary; the message names all that is wrong */
    public ScoreSummary readSummary(byte[] json) {
        return Json.read(json, parser -> {
            List<String> problems = new ArrayList<>();
            return new ScoreSummaryReader(new JsonFields(parser, problems), problems).summary();
        });
    }

    private static void labels(
            JsonGenerator json, String timeField, long micros, ModelVersion model, ForecastStatus status, int horizon)
            throws IOException {
        json.writeFieldName(timeField);
        json.writeNumber(DecimalSeconds.format(micros));
        json.writeStringField("model", model.toString());
        json.writeStringField("status", status.word());
        json.writeNumberField("h", horizon);
    }

    private static void field(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        Json.number(json, value);
    }
}
