package io.wavecast.core.wire.json;

import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.wire.bytes.LevelRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the forecast for one horizon. */
final class HorizonForecastJson {
    private final JsonFields fields;
    private int horizon = -1;
    private long at = HorizonForecast.UNKNOWN_TIME;
    private double[] mean = {};
    private double[] lower = {};
    private double[] upper = {};
    private final List<LevelInterval> levels = new ArrayList<>();

    private HorizonForecastJson(JsonFields fields) {
        this.fields = fields;
    }

    static HorizonForecast read(JsonFields fields, List<String> problems) throws IOException {
        HorizonForecastJson step = new HorizonForecastJson(fields);
        fields.object(step::field);
        if (step.horizon < 0) {
            problems.add("h of a step is missing");
        }
        int channels = step.mean.length;
        if (channels == 0 || step.lower.length != channels || step.upper.length != channels) {
            problems.add(
                    "step " + step.horizon + ": expected as many values of mean, lower and upper, at least one, was "
                            + channels + ", " + step.lower.length + " and " + step.upper.length);
        }
        LevelRules.check(step.horizon, step.levels, channels, problems);
        return new HorizonForecast(step.horizon, step.at, step.mean, step.lower, step.upper, step.levels);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "h" -> horizon = (int) fields.integer(0, Integer.MAX_VALUE);
            case "at" -> at = fields.isNull() ? HorizonForecast.UNKNOWN_TIME : fields.seconds();
            case "mean" -> mean = fields.channels();
            case "lower" -> lower = fields.channels();
            case "upper" -> upper = fields.channels();
            case "levels" -> fields.array(() -> levels.add(LevelsJson.read(fields)));
            default -> fields.skip();
        }
    }
}
