package io.wavecast.demo.watch.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.demo.watch.series.Accuracy;
import io.wavecast.demo.watch.series.AnomalyMark;
import io.wavecast.demo.watch.series.Rows;
import io.wavecast.demo.watch.series.SeriesDetail;
import io.wavecast.demo.watch.series.Swap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes one series. */
final class DetailJson {
    private final JsonFactory factory = new JsonFactory();

    /** @param model the model's newest record in words; may be empty */
    byte[] write(SeriesDetail detail, String model) {
        var bytes = new ByteArrayOutputStream(65_536);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            ListJson.summary(json, detail.summary());
            json.writeStringField("words", model);
            json.writeNumberField("duplicates", detail.duplicates());
            json.writeNumberField("channels", detail.channels());
            json.writeNumberField("keptChannels", detail.keptChannels());
            json.writeNumberField("channel", detail.channel());
            json.writeNumberField("listed", detail.listed());
            json.writeNumberField("horizon", detail.steps());
            json.writeNumberField("inWindow", detail.inWindow());
            JsonNumbers.field(json, "oldest", detail.oldest());
            JsonNumbers.field(json, "period", detail.period());
            horizons(json, detail);
            rows(json, detail.rows());
            fan(json, detail.fan());
            swaps(json, detail);
            anomalies(json, detail);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void horizons(JsonGenerator json, SeriesDetail detail) throws IOException {
        json.writeArrayFieldStart("horizons");
        for (SeriesDetail.Horizon horizon : detail.horizons()) {
            json.writeStartObject();
            json.writeNumberField("steps", horizon.steps());
            JsonNumbers.field(json, "ahead", horizon.ahead());
            Accuracy accuracy = horizon.accuracy();
            json.writeNumberField("count", accuracy.count());
            JsonNumbers.field(json, "skill", accuracy.skill());
            JsonNumbers.field(json, "rmse", accuracy.rmse());
            JsonNumbers.field(json, "naiveRmse", accuracy.naiveRmse());
            JsonNumbers.field(json, "coverage", accuracy.coverage());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rows(JsonGenerator json, Rows rows) throws IOException {
        JsonNumbers.column(json, "seconds", rows.seconds());
        JsonNumbers.column(json, "actual", rows.actual());
        JsonNumbers.column(json, "mean", rows.mean());
        JsonNumbers.column(json, "lower", rows.lower());
        JsonNumbers.column(json, "upper", rows.upper());
    }

    private static void fan(JsonGenerator json, SeriesDetail.Fan fan) throws IOException {
        json.writeObjectFieldStart("fan");
        JsonNumbers.field(json, "made", fan.made());
        JsonNumbers.field(json, "value", fan.value());
        json.writeArrayFieldStart("steps");
        for (SeriesDetail.Step step : fan.steps()) {
            json.writeStartObject();
            json.writeNumberField("steps", step.steps());
            JsonNumbers.field(json, "seconds", step.seconds());
            JsonNumbers.field(json, "mean", step.mean());
            JsonNumbers.field(json, "lower", step.lower());
            JsonNumbers.field(json, "upper", step.upper());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** {@code until} is null while an anomaly lasts. */
    private static void anomalies(JsonGenerator json, SeriesDetail detail) throws IOException {
        json.writeArrayFieldStart("anomalies");
        for (AnomalyMark mark : detail.anomalies()) {
            json.writeStartObject();
            json.writeNumberField("channel", mark.channel());
            json.writeStringField("kind", mark.kind());
            JsonNumbers.field(json, "from", mark.fromMicros() / 1e6);
            JsonNumbers.field(json, "until", mark.lasts() ? Double.NaN : mark.untilMicros() / 1e6);
            JsonNumbers.field(json, "score", mark.score());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void swaps(JsonGenerator json, SeriesDetail detail) throws IOException {
        json.writeArrayFieldStart("swaps");
        for (Swap swap : detail.swaps()) {
            json.writeStartObject();
            JsonNumbers.field(json, "seconds", swap.seconds());
            json.writeStringField("model", swap.model());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
