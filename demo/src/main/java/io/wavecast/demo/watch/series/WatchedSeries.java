package io.wavecast.demo.watch.series;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest observations and forecasts of one series. Thread-safe. */
final class WatchedSeries {
    private final String key;
    private final KeptChannels kept = new KeptChannels();
    private final ForecastTable forecasts = new ForecastTable(kept);
    private long observed;
    private long forecast;
    private long duplicates;
    private int refused; // observations in a row that were not newer
    private int refusedForecasts;
    private long arrivedMillis = -1;
    private String model = "";
    private String status = "";
    private final List<AnomalyMark> anomalies = new ArrayList<>(); // as told, oldest first
    private Optional<Forecast> newest = Optional.empty(); // by a model, if it is small or the series is in detail

    WatchedSeries(String key) {
        this.key = key;
    }

    synchronized void observed(Observation observation, long nowMillis) {
        observed++;
        arrivedMillis = nowMillis;
        if (observation.timeMicros() <= kept.ring().last() && ++refused < Limits.REFUSED) {
            return;
        }
        if (refused >= Limits.REFUSED) {
            restart();
        }
        refused = 0;
        kept.add(observation);
    }

    synchronized void forecast(Forecast made) {
        forecast++;
        model = made.model().toString();
        status = made.status().word();
        if (made.status() == ForecastStatus.WARMING || ForecastTable.timed(made).isEmpty()) {
            return; // the last value again
        }
        if (made.madeMicros() <= forecasts.newestMade()) {
            duplicates++;
            if (++refusedForecasts < Limits.REFUSED) {
                return;
            }
            forecasts.clear();
        }
        refusedForecasts = 0;
        int listed = ForecastTable.firstChannel(made);
        if (listed != kept.listed()) {
            kept.list(listed);
            if (!kept.detailed()) {
                forecasts.clear(); // its rows have only the channel before
            }
        }
        forecasts.add(made);
        boolean small = made.steps().size() * made.steps().get(0).mean().length <= Limits.NEWEST_VALUES;
        newest = small || kept.detailed() ? Optional.of(made) : Optional.empty();
    }

    /** Takes in a beginning, or the end of an anomaly. */
    synchronized void anomaly(AnomalyMark mark) {
        anomalies.removeIf(mark::same);
        anomalies.add(mark);
        if (anomalies.size() > Limits.ANOMALIES) {
            anomalies.remove(0);
        }
    }

    /** Forgets the observations: the series began anew. Its forecasts after that may have been read already, so they stay. */
    synchronized void restart() {
        kept.clear();
        refused = 0;
    }

    /** Keeps more from now on. */
    synchronized void detail() {
        if (!kept.detailed()) {
            kept.detail();
            forecasts.detail(newest);
        }
    }

    /** Keeps little from now on. */
    synchronized void reduce() {
        newest = Optional.empty();
        kept.reduce();
        forecasts.reduce();
    }

    synchronized SeriesSummary summary(long nowMillis) {
        return view().summary(nowMillis);
    }

    /** The newest rows of the listed channel at the horizon of the list, for a small picture. */
    synchronized Rows curve() {
        return view().listedRows();
    }

    synchronized SeriesDetail detail(Window window, long nowMillis) {
        return view().detail(window, nowMillis);
    }

    synchronized Export export(int channel) {
        return view().export(channel);
    }

    private SeriesView view() {
        Ring observations = kept.ring();
        return new SeriesView(
                kept,
                forecasts,
                duplicates,
                anomalies,
                (now, place) -> new SeriesSummary(
                        key,
                        model,
                        status,
                        anomalies.stream()
                                .filter(AnomalyMark::lasts)
                                .map(AnomalyMark::kind)
                                .reduce("", (earlier, later) -> later),
                        observed,
                        forecast,
                        forecasts.horizons() == 0 ? 0 : forecasts.steps(forecasts.listedIndex()),
                        Accuracy.of(
                                new Join(observations, forecasts).newest(forecasts.listedIndex(), place, Limits.ROWS)),
                        observations.size() == 0 ? Double.NaN : observations.last() / 1e6,
                        observations.size() == 0 ? Double.NaN : observations.value(observations.size() - 1, place),
                        arrivedMillis < 0 ? -1 : Math.max(0, now - arrivedMillis)));
    }
}
