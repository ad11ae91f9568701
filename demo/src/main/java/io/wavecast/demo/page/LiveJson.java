package io.wavecast.demo.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.demo.observe.ErrorPoint;
import io.wavecast.demo.observe.ErrorStatistics;
import io.wavecast.demo.observe.Fan;
import io.wavecast.demo.observe.ForecastRows;
import io.wavecast.demo.observe.HorizonReport;
import io.wavecast.demo.observe.ModelSwap;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.observe.SeriesRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Writes the answer to a page's request: the run, a few figures of each series, and the new rows of one series. */
final class LiveJson {
    /** Points of the small skill curve beside each series. */
    private static final int SPARK_POINTS = 40;

    private final JsonFactory factory = new JsonFactory();
    private final LiveFeed feed;

    LiveJson(LiveFeed feed) {
        this.feed = feed;
    }

    byte[] write(LiveQuery query) {
        var bytes = new ByteArrayOutputStream(16_384);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            List<SeriesReport> reports = feed.measurement().reports();
            json.writeStartObject();
            run(json, feed.run());
            AlarmsJson.write(json, feed.alarms());
            live(json, feed.liveErrors());
            json.writeArrayFieldStart("series");
            for (SeriesReport report : reports) {
                series(json, report);
            }
            json.writeEndArray();
            Optional<SeriesReport> chosen = reports.stream()
                    .filter(report ->
                            query.series().filter(report.series()::equals).isPresent())
                    .findFirst()
                    .or(() -> reports.stream().findFirst());
            if (chosen.isPresent()) {
                rows(json, chosen.get(), query);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void run(JsonGenerator json, RunState run) throws IOException {
        json.writeObjectFieldStart("run");
        json.writeStringField("title", run.title());
        json.writeStringField("cell", run.cell());
        json.writeStringField("phase", run.phase());
        number(json, "seconds", run.seconds());
        number(json, "limit", run.limit().orElse(Double.NaN));
        if (run.training().isPresent()) {
            json.writeObjectFieldStart("training");
            json.writeStringField("what", run.training().get().description());
            number(json, "share", run.training().get().share());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("notes");
        for (RunEvent event : run.events()) {
            json.writeStartObject();
            number(json, "seconds", event.seconds());
            json.writeStringField("text", event.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("broker", run.broker().orElse(""));
        json.writeArrayFieldStart("steps");
        for (StartStep step : run.steps()) {
            json.writeStartObject();
            json.writeStringField("name", step.name());
            json.writeStringField("state", step.state().word());
            json.writeStringField("detail", step.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void live(JsonGenerator json, List<LiveError> errors) throws IOException {
        json.writeArrayFieldStart("live");
        for (LiveError error : errors) {
            json.writeStartObject();
            json.writeStringField("role", error.role());
            json.writeStringField("model", error.model());
            number(json, "rmse", error.rmse());
            number(json, "naiveRmse", error.naiveRmse());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void series(JsonGenerator json, SeriesReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", report.series());
        json.writeStringField("model", report.model().toString());
        json.writeStringField("status", report.status().word());
        json.writeNumberField("observations", report.delivery().observations());
        json.writeNumberField("forecasts", report.delivery().forecasts());
        json.writeNumberField("waiting", report.delivery().unanswered());
        json.writeNumberField("duplicates", report.delivery().duplicates());
        ErrorStatistics errors = report.errors();
        number(json, "skill", errors.skill());
        number(json, "rmse", errors.rmse());
        number(json, "naiveRmse", errors.naiveRmse());
        number(json, "coverage", errors.coverage());
        json.writeNumberField("horizon", report.shown().horizon());
        json.writeArrayFieldStart("horizons");
        for (HorizonReport horizon : report.horizons()) {
            horizon(json, horizon);
        }
        json.writeEndArray();
        column(json, "spark", sample(report.history()), ErrorPoint::skill);
        json.writeEndObject();
    }

    private static void horizon(JsonGenerator json, HorizonReport report) throws IOException {
        json.writeStartObject();
        json.writeNumberField("steps", report.horizon());
        number(json, "ahead", report.aheadMicros() / 1e6);
        number(json, "onTime", report.onTimeShare());
        number(json, "skill", report.errors().skill());
        json.writeEndObject();
    }

    /** Evenly spaced points of the whole run. */
    private static List<ErrorPoint> sample(List<ErrorPoint> history) {
        int count = Math.min(SPARK_POINTS, history.size());
        return IntStream.range(0, count)
                .mapToObj(i -> history.get((int) ((i + 1L) * history.size() / count) - 1))
                .toList();
    }

    private void rows(JsonGenerator json, SeriesReport report, LiveQuery query) throws IOException {
        boolean requested = query.series().filter(report.series()::equals).isPresent();
        SeriesRows newest = feed.measurement()
                .rows(report.series(), requested ? query.fromRow() : 0)
                .orElseThrow();
        ForecastRows rows = newest.rows();
        json.writeObjectFieldStart("detail");
        json.writeStringField("key", report.series());
        json.writeNumberField("next", rows.next());
        times(json, rows.seconds());
        column(json, "actual", rows.actual());
        column(json, "mean", rows.mean());
        column(json, "lower", rows.lower());
        column(json, "upper", rows.upper());
        json.writeStringField("text", text(feed.text(report.series()), rows));
        json.writeArrayFieldStart("swaps");
        for (ModelSwap swap : newest.swaps()) {
            json.writeStartObject();
            number(json, "seconds", swap.seconds());
            json.writeStringField("model", swap.version().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (newest.fan().isPresent()) {
            fan(json, newest.fan().get());
        }
        if (query.history()) {
            json.writeObjectFieldStart("history");
            times(
                    json,
                    report.history().stream().mapToDouble(ErrorPoint::seconds).toArray());
            column(json, "rmse", report.history(), ErrorPoint::rmse);
            column(json, "naiveRmse", report.history(), ErrorPoint::naiveRmse);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void fan(JsonGenerator json, Fan fan) throws IOException {
        json.writeObjectFieldStart("fan");
        json.writeNumberField("made", Math.round(fan.seconds() * 1e6) / 1e6);
        times(json, fan.steps().stream().mapToDouble(Fan.Step::seconds).toArray());
        column(json, "mean", fan.steps().stream().mapToDouble(Fan.Step::mean).toArray());
        column(json, "lower", fan.steps().stream().mapToDouble(Fan.Step::lower).toArray());
        column(json, "upper", fan.steps().stream().mapToDouble(Fan.Step::upper).toArray());
        json.writeEndObject();
    }

    /** The characters of the rows. */
    private static String text(String whole, ForecastRows rows) {
        int to = (int) Math.min(whole.length(), rows.next());
        return whole.substring(Math.max(0, to - rows.size()), to);
    }

    /** Times in seconds, rounded to microseconds. */
    private static void times(JsonGenerator json, double[] seconds) throws IOException {
        json.writeArrayFieldStart("seconds");
        for (double value : seconds) {
            json.writeNumber(Math.round(value * 1e6) / 1e6);
        }
        json.writeEndArray();
    }

    private static void column(
            JsonGenerator json, String name, List<ErrorPoint> points, ToDoubleFunction<ErrorPoint> value)
            throws IOException {
        column(json, name, points.stream().mapToDouble(value).toArray());
    }

    private static void column(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    /** Writes a value with all its digits, so that a large offset hides no step; null if it is not finite. */
    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
