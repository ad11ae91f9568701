package io.wavecast.demo.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.demo.observe.ErrorStatistics;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.observe.VersionReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The outcome as {@code report.json}. Figures that cannot be told are null. */
public final class ReportFile {
    private ReportFile() {}

    public static void write(Path file, RunResult outcome) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = new JsonFactory().createGenerator(writer).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("startedAt", outcome.startedAt().toString());
            json.writeNumberField("seconds", outcome.took().toMillis() / 1e3);
            json.writeStringField("signal", outcome.origin());
            json.writeStringField("cell", outcome.cell());
            json.writeArrayFieldStart("series");
            for (SeriesReport one : outcome.series()) {
                series(json, one);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void series(JsonGenerator json, SeriesReport one) throws IOException {
        json.writeStartObject();
        json.writeStringField("series", one.series());
        json.writeNumberField("observations", one.observations());
        json.writeNumberField("forecasts", one.forecasts());
        json.writeNumberField("lost", one.lost());
        json.writeNumberField("duplicates", one.duplicates());
        errors(json, one.errors());
        number(json, "lateShare", one.lateShare());
        json.writeArrayFieldStart("models");
        for (VersionReport version : one.versions()) {
            json.writeStartObject();
            json.writeStringField("version", version.version().toString());
            number(json, "from", version.fromSeconds());
            json.writeNumberField("forecasts", version.forecasts());
            errors(json, version.errors());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("all");
        errors(json, one.all());
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
