package io.wavecast.streams.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.streams.forecast.Outlook;
import io.wavecast.streams.series.SeriesState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Forecasts and past inputs of a series in JSON. */
final class ForecastAnswer {
    private ForecastAnswer() {}

    /** A forecast of all next steps. */
    static ObjectNode outlook(String series, boolean stale, Outlook outlook, AnswerForm form) {
        Forecast forecast = outlook.forecast();
        ObjectNode all = Json.object().put("series", series).put("stale", stale);
        for (ObjectNode step : head(all, forecast, form)) {
            int horizon = step.get("h").asInt();
            step.put("from", outlook.published().contains(horizon) ? "published" : "computed");
            step.put("interval", outlook.learned().contains(horizon) ? "learned" : "estimated");
        }
        return all;
    }

    /** An observation and the forecast that was published with it. */
    static ObjectNode event(SeriesState state, Forecast published) {
        ObjectNode event = Json.object();
        Json.time(event, "t", state.lastMicros());
        Json.channels(event, "v", state.last());
        List<ObjectNode> unused = head(event, published, AnswerForm.OF_RECORDS);
        return event;
    }

    private static List<ObjectNode> head(ObjectNode into, Forecast forecast, AnswerForm form) {
        form.time(into, "made", forecast.madeMicros());
        into.put("model", forecast.model().toString());
        into.put("status", forecast.status().word());
        ArrayNode steps = into.putArray("steps");
        List<ObjectNode> added = new ArrayList<>();
        for (HorizonForecast step : forecast.steps()) {
            ObjectNode one = steps.addObject().put("h", step.horizon());
            form.time(one, "at", step.atMicros());
            form.channels(one, "mean", step.mean());
            form.channels(one, "lower", step.lower());
            form.channels(one, "upper", step.upper());
            if (!step.levels().isEmpty()) {
                ArrayNode levels = one.putArray("levels");
                for (LevelInterval interval : step.levels()) {
                    ObjectNode level = levels.addObject().put("level", interval.level());
                    form.channels(level, "lower", interval.lower());
                    form.channels(level, "upper", interval.upper());
                }
            }
            added.add(one);
        }
        return added;
    }

    /**
     * The past inputs, the oldest first. The ring has no times: they are counted back from the newest observation by the period, so they
     * are estimates for a series whose observations are not evenly spaced.
     *
     * @param periodMicros 0 if unknown
     * @param limit largest number of inputs
     */
    static ObjectNode history(
            String series, boolean stale, SeriesState state, long periodMicros, int limit, AnswerForm form) {
        ObjectNode all = Json.object().put("series", series).put("stale", stale);
        Json.duration(all, "period", periodMicros);
        ArrayNode samples = all.putArray("samples");
        double[] inputs = state.ring().samples();
        int channels = state.channels();
        int count = inputs.length / channels;
        for (int i = Math.max(0, count - limit); i < count; i++) {
            int back = count - 1 - i;
            ObjectNode sample = samples.addObject();
            boolean known = back == 0 || periodMicros > 0;
            form.time(sample, "t", known ? state.lastMicros() - back * periodMicros : HorizonForecast.UNKNOWN_TIME);
            form.channels(sample, "v", Arrays.copyOfRange(inputs, i * channels, (i + 1) * channels));
        }
        return all;
    }
}
