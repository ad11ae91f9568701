package io.wavecast.core.wire.json;

import io.wavecast.core.series.HorizonForecast;
import java.io.IOException;
import java.util.List;

/** One reading of one step of a forecast. */
final class HorizonForecastJson {
    private final JsonFields fields;
    private int horizon = -1;
    private long at = HorizonForecast.UNKNOWN_TIME;
    private double[] mean = {};
    private double[] lower = {};
    private double[] upper = {};

    private HorizonForecastJson(JsonFields fields) {
        this.fields = fields;
    }

    static HorizonForecast read(JsonFields fields, List<String> problems) throws IOException {
        HorizonForecastJson step = new HorizonForecastJson(fields);
        fields.object(step::field);
        if (step.horizon < 0) {
            problems.add("a step has no h");
        }
        int channels = step.mean.length;
        if (channels == 0 || step.lower.length != channels || step.upper.length != channels) {
            problems.add("step " + step.horizon + " has " + channels + " means, " + step.lower.length + " lower and "
                    + step.upper.length + " upper ends: as many of each, and at least one, is right");
        }
        return new HorizonForecast(step.horizon, step.at, step.mean, step.lower, step.upper);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "h":
                horizon = (int) fields.integer(0, Integer.MAX_VALUE);
                break;
            case "at":
                at = fields.isNull() ? HorizonForecast.UNKNOWN_TIME : fields.seconds();
                break;
            case "mean":
                mean = fields.channels();
                break;
            case "lower":
                lower = fields.channels();
                break;
            case "upper":
                upper = fields.channels();
                break;
            default:
                fields.skip();
        }
    }
}
