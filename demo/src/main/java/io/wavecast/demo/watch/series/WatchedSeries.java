package io.wavecast.demo.watch.series;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The newest observations and forecasts of one series. Thread-safe. */
final class WatchedSeries {
    private final String key;
    private final ForecastTable forecasts = new ForecastTable();
    private Ring observations = new Ring(1, Limits.ROWS);
    private boolean detailed;
    private int channels;
    private int kept = 1; // channels in the ring
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
        channels = observation.channels();
        if (observation.timeMicros() <= observations.last() && ++refused < Limits.REFUSED) {
            return;
        }
        if (refused >= Limits.REFUSED) {
            restart();
        }
        refused = 0;
        fit();
        observations.add(observation.timeMicros(), Arrays.copyOf(observation.values(), kept));
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
        forecasts.add(made);
        boolean small = made.steps().size() * made.steps().get(0).mean().length <= Limits.NEWEST_VALUES;
        newest = small || detailed ? Optional.of(made) : Optional.empty();
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
        observations = new Ring(kept, observations.limit());
        refused = 0;
    }

    /** Keeps more from now on. */
    synchronized void detail() {
        detailed = true;
        forecasts.detail(newest);
        fit();
    }

    /** Keeps little from now on. */
    synchronized void reduce() {
        detailed = false;
        newest = Optional.empty();
        forecasts.reduce();
        fit();
    }

    /** Gives the ring of observations the channels and rows that fit. */
    private void fit() {
        int wanted = detailed ? Math.max(1, Math.min(channels, Limits.DETAILED_CHANNELS)) : 1;
        int limit = detailed ? Limits.rows(wanted) : Limits.ROWS;
        if (wanted == kept && limit == observations.limit()) {
            return;
        }
        var from = new int[wanted];
        for (int c = 0; c < wanted; c++) {
            from[c] = c < kept ? c : -1;
        }
        observations = observations.copy(from, limit);
        kept = wanted;
    }

    synchronized SeriesSummary summary(long nowMillis) {
        return view().summary(nowMillis);
    }

    /** The newest rows of the first channel at the horizon of the list, for a small picture. */
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
        return new SeriesView(
                observations,
                forecasts,
                kept,
                channels,
                duplicates,
                anomalies,
                now -> new SeriesSummary(
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
                        Accuracy.of(new Join(observations, forecasts).newest(forecasts.listedIndex(), 0, Limits.ROWS)),
                        observations.size() == 0 ? Double.NaN : observations.last() / 1e6,
                        observations.size() == 0 ? Double.NaN : observations.value(observations.size() - 1, 0),
                        arrivedMillis < 0 ? -1 : Math.max(0, now - arrivedMillis)));
    }
}
