package io.wavecast.core.wire.json;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import java.io.IOException;
import java.util.List;

/** The fields {@code model} and {@code status}, which forecasts and scores share. */
final class ModelAndStatusFields {
    private final JsonFields fields;
    private final List<String> problems;
    private ModelVersion model = ModelVersion.NAIVE;
    private ForecastStatus status = ForecastStatus.WARMING;
    private boolean hasModel;
    private boolean hasStatus;

    ModelAndStatusFields(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** Reads a field if it is one of the two, skips it otherwise. */
    void field(String name) throws IOException {
        switch (name) {
            case "model" -> {
                hasModel = true;
                readModel();
            }
            case "status" -> {
                hasStatus = true;
                status = fields.choice(ForecastStatus.values()).orElse(status);
            }
            default -> fields.skip();
        }
    }

    /** The model; a problem if there is none. */
    ModelVersion model() {
        if (!hasModel) {
            problems.add("model is missing");
        }
        return model;
    }

    /** The status; a problem if there is none. */
    ForecastStatus status() {
        if (!hasStatus) {
            problems.add("status is missing");
        }
        return status;
    }

    private void readModel() throws IOException {
        try {
            model = ModelVersion.parse(fields.text());
        } catch (IllegalArgumentException e) {
            problems.add("model: " + e.getMessage());
        }
    }
}
