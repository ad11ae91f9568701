package io.wavecast.core.wire.json;

import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.series.Levels;
import java.io.IOException;

/** Reads and writes the intervals of further levels of one horizon: {@code [{"level":0.5,"lower":1.0,"upper":2.0}]}. */
final class LevelsJson {
    private static final byte[] LEVELS = JsonBytes.ascii(",\"levels\":[");
    private static final byte[] LEVEL = JsonBytes.ascii("{\"level\":");
    private static final byte[] LOWER = JsonBytes.ascii(",\"lower\":");
    private static final byte[] UPPER = JsonBytes.ascii(",\"upper\":");

    private final JsonFields fields;
    private double level = Double.NaN;
    private double[] lower = {};
    private double[] upper = {};

    private LevelsJson(JsonFields fields) {
        this.fields = fields;
    }

    /** Writes the field, if there are such levels. */
    static void write(JsonBytes out, ForecastDraft forecast, int index) {
        Levels levels = forecast.levels();
        if (levels.size() == 0) {
            return;
        }
        double[] quantiles = forecast.quantiles(index);
        int channels = forecast.mean(index).length;
        out.text(LEVELS);
        for (int l = 0; l < levels.size(); l++) {
            if (l > 0) {
                out.text(',');
            }
            out.text(LEVEL);
            out.number(levels.level(l));
            out.text(LOWER);
            out.channels(quantiles, levels.lower(l) * channels, channels);
            out.text(UPPER);
            out.channels(quantiles, levels.upper(l) * channels, channels);
            out.text('}');
        }
        out.text(']');
    }

    /** Reads one element of the field. */
    static LevelInterval read(JsonFields fields) throws IOException {
        LevelsJson one = new LevelsJson(fields);
        fields.object(one::field);
        return new LevelInterval(one.level, one.lower, one.upper);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "level" -> level = fields.number();
            case "lower" -> lower = fields.channels();
            case "upper" -> upper = fields.channels();
            default -> fields.skip();
        }
    }
}
