package io.wavecast.core.wire.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import io.wavecast.core.wire.json.Json;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The section {@code lineage} of a model's document. All fields are optional. */
final class LineageFields {
    private static final String UNKNOWN = "unknown";

    private final JsonFields fields;
    private long trainedAt;
    private String engine = UNKNOWN;
    private String platform = UNKNOWN;
    private String topic = UNKNOWN;
    private long from;
    private long to;
    private int series;
    private long samples;
    private int updates;
    private long seed;
    private int bestUpdate;
    private String kept = "";
    private double error = Double.NaN;
    private final List<Double> errors = new ArrayList<>();
    private double naiveError = Double.NaN;
    private double arError = Double.NaN;
    private String verdict = "";
    private final List<Double> conceded = new ArrayList<>();
    private final RecipeFields recipe;

    LineageFields(JsonFields fields) {
        this.fields = fields;
        this.recipe = new RecipeFields(fields);
    }

    static void write(JsonGenerator json, Lineage lineage) throws IOException {
        json.writeStartObject();
        time(json, "trainedAt", lineage.training().trainedAtMicros());
        json.writeStringField("engine", lineage.training().engine());
        json.writeStringField("platform", lineage.training().platform());
        json.writeStringField("topic", lineage.history().topic());
        time(json, "from", lineage.history().fromMicros());
        time(json, "to", lineage.history().toMicros());
        json.writeNumberField("series", lineage.history().series());
        json.writeNumberField("samples", lineage.history().samples());
        json.writeNumberField("epochs", lineage.training().updates());
        json.writeNumberField("seed", lineage.training().seed());
        if (!lineage.training().kept().isEmpty()) {
            json.writeNumberField("bestUpdate", lineage.training().bestUpdate());
            json.writeStringField("kept", lineage.training().kept());
        }
        number(json, "error", lineage.evaluation().error());
        if (!lineage.evaluation().errors().isEmpty()) {
            json.writeArrayFieldStart("errors");
            for (double error : lineage.evaluation().errors()) {
                Json.number(json, error);
            }
            json.writeEndArray();
        }
        number(json, "naiveError", lineage.evaluation().naiveError());
        number(json, "arError", lineage.evaluation().arError());
        if (!lineage.evaluation().verdict().isEmpty()) {
            json.writeStringField("verdict", lineage.evaluation().verdict());
        }
        if (lineage.evaluation().conceded().stream().anyMatch(share -> share > 0)) {
            json.writeArrayFieldStart("conceded");
            for (double share : lineage.evaluation().conceded()) {
                Json.number(json, share);
            }
            json.writeEndArray();
        }
        RecipeFields.write(json, lineage);
        json.writeEndObject();
    }

    void read() throws IOException {
        fields.object(this::field);
    }

    Lineage lineage() {
        return new Lineage(
                new Lineage.Training(trainedAt, engine, platform, updates, seed, bestUpdate, kept),
                new Lineage.History(topic, from, to, series, samples, recipe.offsets()),
                new Lineage.Evaluation(error, errors, naiveError, arError, verdict, conceded),
                recipe.recipe());
    }

    private void field(String name) throws IOException {
        if (fields.isNull()) {
            return;
        }
        switch (name) {
            case "trainedAt" -> trainedAt = fields.seconds();
            case "engine" -> engine = fields.text();
            case "platform" -> platform = fields.text();
            case "topic" -> topic = fields.text();
            case "from" -> from = fields.seconds();
            case "to" -> to = fields.seconds();
            case "series" -> series = (int) fields.integer(0, Integer.MAX_VALUE);
            case "samples" -> samples = fields.integer(0, Long.MAX_VALUE);
            case "epochs" -> updates = (int) fields.integer(0, Integer.MAX_VALUE);
            case "seed" -> seed = fields.integer(Long.MIN_VALUE, Long.MAX_VALUE);
            case "bestUpdate" -> bestUpdate = (int) fields.integer(0, Integer.MAX_VALUE);
            case "kept" -> kept = fields.text();
            case "error" -> error = fields.number();
            case "errors" -> fields.array(() -> errors.add(fields.number()));
            case "naiveError" -> naiveError = fields.number();
            case "arError" -> arError = fields.number();
            case "verdict" -> verdict = fields.text();
            case "conceded" -> fields.array(() -> conceded.add(fields.number()));
            default -> recipe.field(name);
        }
    }

    private static void time(JsonGenerator json, String name, long micros) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(DecimalSeconds.format(micros));
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        Json.number(json, value);
    }
}
