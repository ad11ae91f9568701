package io.wavecast.streams.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.anomaly.LastingAnomaly;
import io.wavecast.streams.metrics.RecentScores.Recent;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A series in JSON: a row of a list, or all that is known about it. */
final class SeriesJson {
    private SeriesJson() {}

    /** The row of a series in a list. */
    static ObjectNode row(String series, SeriesState state, Optional<Recent> scores, AnswerForm form) {
        ObjectNode row = Json.object();
        row.put("series", series);
        row.put("model", state.lifecycle().model().toString());
        row.put("status", status(state));
        Json.number(row, "skill", scores.map(Recent::skill).orElse(Double.NaN));
        Json.number(row, "coverage", scores.map(Recent::coverage).orElse(Double.NaN));
        row.put("scores", scores.map(Recent::scores).orElse(0L));
        ObjectNode last = row.putObject("last");
        form.time(last, "t", state.lastMicros());
        form.channels(last, "v", state.last());
        Json.duration(row, "period", state.times().periodMicros());
        LastingAnomaly.of(state.sections().anomalies()).stream()
                .findFirst()
                .ifPresentOrElse(
                        newest -> anomaly(row.putObject("anomaly"), newest, form), () -> row.putNull("anomaly"));
        return row;
    }

    private static void anomaly(ObjectNode into, LastingAnomaly anomaly, AnswerForm form) {
        into.put("channel", anomaly.channel()).put("kind", anomaly.kind().word());
        form.time(into, "from", anomaly.fromMicros());
        Json.number(into, "score", anomaly.score());
    }

    /** All that is known about a series. */
    static ObjectNode details(
            String series,
            SeriesState state,
            boolean stale,
            Optional<Model> serving,
            Optional<Recent> scores,
            AnswerForm form) {
        ObjectNode all = row(series, state, scores, form);
        all.put("stale", stale);
        all.put("summary", summary(state, serving, scores));
        all.put("channels", state.channels());
        all.put("observations", state.observations());
        SeriesTimes times = state.times();
        form.time(
                all,
                "arrived",
                times.arrivedMicros() == SeriesTimes.UNKNOWN_ARRIVAL
                        ? HorizonForecast.UNKNOWN_TIME
                        : times.arrivedMicros());
        all.put("serving", serving.map(model -> model.version().toString()).orElse(null));
        all.put("refused", state.refused().map(ModelVersion::toString).orElse(null));
        all.putObject("ring")
                .put("size", state.ring().size())
                .put("capacity", state.ring().capacity());
        all.put("pending", state.pending().size());
        ArrayNode intervals = all.putArray("intervals");
        IntervalTracker widths = state.lifecycle().intervals();
        List<Integer> horizons = horizons(state, serving);
        for (int i = 0; i < horizons.size(); i++) {
            double[] width = new double[state.channels()];
            for (int c = 0; c < width.length; c++) {
                int at = i * width.length + c;
                width[c] = at < widths.size() && !widths.isUnknown(at) ? widths.width(at) : Double.NaN;
            }
            ObjectNode interval = intervals.addObject().put("h", horizons.get(i));
            form.channels(interval, "width", width);
        }
        ArrayNode anomalies = all.putArray("anomalies");
        LastingAnomaly.of(state.sections().anomalies()).forEach(one -> anomaly(anomalies.addObject(), one, form));
        scores.ifPresentOrElse(found -> scores(all.putObject("recent"), found), () -> all.putNull("recent"));
        return all;
    }

    private static void scores(ObjectNode into, Recent scores) {
        into.put("h", scores.horizon()).put("model", scores.model().toString()).put("scores", scores.scores());
        Json.number(into, "rmse", scores.rmse());
        Json.number(into, "skill", scores.skill());
        Json.number(into, "coverage", scores.coverage());
        Json.number(into, "late", scores.late());
    }

    /** The horizons of the learned intervals: those of the version that forecasts, if it is still in force. */
    private static List<Integer> horizons(SeriesState state, Optional<Model> serving) {
        ModelVersion forecasting = state.lifecycle().model();
        boolean known = serving.isPresent() && serving.get().version().equals(forecasting);
        return known && !serving.get().spec().label() ? serving.get().spec().horizons() : List.of(1);
    }

    private static String status(SeriesState state) {
        for (PendingForecast pending : state.pending()) {
            if (pending.fromMicros() > state.lastMicros()
                    && pending.model().equals(state.lifecycle().model())) {
                return pending.status().word(); // the nearest target: of the newest forecast, or of one that agrees
            }
        }
        return (state.lifecycle().model().equals(ModelVersion.NAIVE) ? ForecastStatus.WARMING : ForecastStatus.OK)
                .word();
    }

    private static String summary(SeriesState state, Optional<Model> serving, Optional<Recent> scores) {
        ModelVersion forecasting = state.lifecycle().model();
        String by = forecasting.equals(ModelVersion.NAIVE)
                ? "The last value is the forecast, since "
                        + (serving.isEmpty()
                                ? "no model serves the series"
                                : state.refuses(serving.get().version())
                                        ? "the forecast of " + serving.get().version() + " was not finite here"
                                        : serving.get().version() + " needs "
                                                + serving.get().spec().warmup() + " inputs and has "
                                                + state.ring().size())
                : forecasting + " forecasts the series";
        String instead = serving.isPresent()
                        && !forecasting.equals(ModelVersion.NAIVE)
                        && !serving.get().version().equals(forecasting)
                ? "; " + serving.get().version() + " takes over with the next observation"
                : "";
        String how = scores.filter(found -> Double.isFinite(found.skill()) && !forecasting.equals(ModelVersion.NAIVE))
                .map(found -> String.format(
                        Locale.ROOT,
                        " Its error at horizon %d is %.1f %% %s than that of the last value, over some %d scores.",
                        found.horizon(),
                        100 * Math.abs(found.skill()),
                        found.skill() < 0 ? "larger" : "smaller",
                        Math.min(500, found.scores())))
                .orElse("");
        return by + instead + "." + how;
    }
}
