package io.wavecast.core.wire.json;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes forecasts as JSON. Not thread-safe: buffers are reused. */
public final class ForecastJson {
    private static final byte[] MADE = JsonBytes.ascii("{\"made\":");
    private static final byte[] MODEL = JsonBytes.ascii(",\"model\":");
    private static final byte[] STATUS = JsonBytes.ascii(",\"status\":\"");
    private static final byte[] STEPS = JsonBytes.ascii("\",\"steps\":[");
    private static final byte[] HORIZON = JsonBytes.ascii("{\"h\":");
    private static final byte[] AT = JsonBytes.ascii(",\"at\":");
    private static final byte[] MEAN = JsonBytes.ascii(",\"mean\":");
    private static final byte[] LOWER = JsonBytes.ascii(",\"lower\":");
    private static final byte[] UPPER = JsonBytes.ascii(",\"upper\":");
    private static final byte[] END = JsonBytes.ascii("]}");

    private final JsonBytes out = new JsonBytes();

    public Forecast read(byte[] json) {
        return Json.read(json, parser -> {
            List<String> problems = new ArrayList<>();
            Reader reader = new Reader(new JsonFields(parser, problems), problems);
            return reader.forecast();
        });
    }

    public byte[] write(ForecastDraft forecast) {
        out.start();
        out.text(MADE);
        out.seconds(forecast.madeMicros());
        out.text(MODEL);
        out.model(forecast.model());
        out.text(STATUS);
        out.word(forecast.status().word());
        out.text(STEPS);
        for (int i = 0; i < forecast.size(); i++) {
            if (i > 0) {
                out.text(',');
            }
            step(forecast, i);
        }
        out.text(END);
        return out.copy();
    }

    private void step(ForecastDraft forecast, int index) {
        out.text(HORIZON);
        out.number(forecast.horizon(index));
        out.text(AT);
        if (forecast.atMicros(index) == HorizonForecast.UNKNOWN_TIME) {
            out.missing();
        } else {
            out.seconds(forecast.atMicros(index));
        }
        out.text(MEAN);
        out.channels(forecast.mean(index));
        out.text(LOWER);
        out.channels(forecast.lower(index));
        out.text(UPPER);
        out.channels(forecast.upper(index));
        LevelsJson.write(out, forecast, index);
        out.text('}');
    }

    /** Collects the fields of one forecast. */
    private static final class Reader {
        private final JsonFields fields;
        private final List<String> problems;
        private final List<HorizonForecast> steps = new ArrayList<>();
        private final ModelAndStatusFields modelAndStatus;
        private boolean hasTime;
        private long made;

        Reader(JsonFields fields, List<String> problems) {
            this.fields = fields;
            this.problems = problems;
            this.modelAndStatus = new ModelAndStatusFields(fields, problems);
        }

        Forecast forecast() throws IOException {
            fields.object(this::field);
            ModelVersion model = modelAndStatus.model();
            ForecastStatus status = modelAndStatus.status();
            if (!hasTime) {
                problems.add("made is missing");
            }
            if (steps.isEmpty()) {
                problems.add("steps are missing");
            }
            if (!problems.isEmpty()) {
                throw BadRecord.BAD_FORECAST.because("expected a forecast: " + Quote.all(problems));
            }
            return new Forecast(made, model, status, steps);
        }

        private void field(String name) throws IOException {
            switch (name) {
                case "made" -> {
                    made = fields.seconds();
                    hasTime = true;
                }
                case "steps" -> fields.array(() -> steps.add(HorizonForecastJson.read(fields, problems)));
                default -> modelAndStatus.field(name);
            }
        }
    }
}
