package io.wavecast.demo.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.demo.observe.ErrorStatistics;
import io.wavecast.demo.observe.HorizonReport;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.observe.VersionReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the result of a run as JSON. Figures that are not defined are null. Errors outside {@code horizons} are those at {@code horizon}, the
 * farthest one of the models.
 */
public final class ReportFile {
    private ReportFile() {}

    public static void write(Path file, RunResult result) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = new JsonFactory().createGenerator(writer).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("startedAt", result.startedAt().toString());
            json.writeNumberField("seconds", result.duration().toMillis() / 1e3);
            json.writeStringField("signal", result.signal());
            json.writeStringField("cell", result.cell());
            json.writeArrayFieldStart("series");
            for (SeriesReport report : result.series()) {
                series(json, report);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void series(JsonGenerator json, SeriesReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("series", report.series());
        json.writeNumberField("observations", report.delivery().observations());
        json.writeNumberField("forecasts", report.delivery().forecasts());
        json.writeNumberField("lost", report.delivery().unanswered());
        json.writeNumberField("duplicates", report.delivery().duplicates());
        json.writeNumberField("horizon", report.shown().horizon());
        errors(json, report.errors());
        json.writeArrayFieldStart("horizons");
        for (HorizonReport horizon : report.horizons()) {
            json.writeStartObject();
            json.writeNumberField("horizon", horizon.horizon());
            number(json, "ahead", horizon.aheadMicros() / 1e6);
            number(json, "onTime", horizon.onTimeShare());
            errors(json, horizon.errors());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("models");
        for (VersionReport version : report.versions()) {
            json.writeStartObject();
            json.writeStringField("version", version.version().toString());
            number(json, "from", version.fromSeconds());
            json.writeNumberField("forecasts", version.forecasts());
            errors(json, version.errors());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("all");
        errors(json, report.allErrors());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void errors(JsonGenerator json, ErrorStatistics errors) throws IOException {
        number(json, "rmse", errors.rmse());
        number(json, "naiveRmse", errors.naiveRmse());
        number(json, "skill", errors.skill());
        number(json, "coverage", errors.coverage());
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
