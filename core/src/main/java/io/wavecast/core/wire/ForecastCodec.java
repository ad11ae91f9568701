package io.wavecast.core.wire;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts as JSON: {@code {"made":1717171717.123456,"model":"default@3","status":"ok","steps":[{"h":1,
 * "at":1717171717.127456,"mean":0.42,"lower":0.4,"upper":0.44}]}}. Times are epoch seconds; {@code at} is null where no
 * period is known yet. {@code mean}, {@code lower} and {@code upper} are numbers for one channel and arrays for more; null
 * where nothing finite can be said.
 */
public final class ForecastCodec {

    /** @throws UnreadableException if the bytes are not a forecast; the message names all that is wrong */
    public Forecast read(byte[] json) {
        return Json.read(json, parser -> {
            List<String> problems = new ArrayList<>();
            Reader reader = new Reader(new JsonFields(parser, problems), problems);
            return reader.forecast();
        });
    }

    public byte[] write(Forecast forecast) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeFieldName("made");
            json.writeNumber(DecimalSeconds.format(forecast.madeMicros()));
            json.writeStringField("model", forecast.model().toString());
            json.writeStringField("status", forecast.status().word());
            json.writeArrayFieldStart("steps");
            for (Step step : forecast.steps()) {
                StepJson.write(json, step);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One reading of one forecast. */
    private static final class Reader {
        private final JsonFields fields;
        private final List<String> problems;
        private final List<Step> steps = new ArrayList<>();
        private final Labels labels;
        private boolean timed;
        private long made;

        Reader(JsonFields fields, List<String> problems) {
            this.fields = fields;
            this.problems = problems;
            this.labels = new Labels(fields, problems);
        }

        Forecast forecast() throws IOException {
            fields.object(this::field);
            ModelVersion model = labels.model();
            ForecastStatus status = labels.status();
            if (!timed) {
                problems.add("made is missing");
            }
            if (steps.isEmpty()) {
                problems.add("steps are missing");
            }
            if (!problems.isEmpty()) {
                throw BadRecord.BAD_FORECAST.because("not a forecast: " + Quote.all(problems));
            }
            return new Forecast(made, model, status, steps);
        }

        private void field(String name) throws IOException {
            switch (name) {
                case "made":
                    made = fields.seconds();
                    timed = true;
                    break;
                case "steps":
                    fields.array(() -> steps.add(StepJson.read(fields, problems)));
                    break;
                default:
                    labels.field(name);
            }
        }
    }
}
