package io.wavecast.demo.observe;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was measured of all series. Written by one thread, read by any. */
public final class Measurement {
    private final Map<String, SeriesMeasurement> series = new TreeMap<>();
    private Optional<Long> originMicros = Optional.empty(); // event time of the first record seen

    public synchronized void observed(String key, Observation observation) {
        watch(key, observation.timeMicros()).observed(observation);
    }

    public synchronized void forecast(String key, Forecast forecast) {
        watch(key, forecast.madeMicros()).forecast(forecast);
    }

    public synchronized void scored(String key, ScoreSummary summary) {
        SeriesMeasurement known = series.get(key);
        if (known != null) {
            known.scored(summary);
        }
    }

    private SeriesMeasurement watch(String key, long micros) {
        long origin = originMicros.orElse(micros);
        originMicros = Optional.of(origin);
        return series.computeIfAbsent(key, name -> new SeriesMeasurement(name, origin));
    }

    /** Every series, by key. */
    public synchronized List<SeriesReport> reports() {
        return series.values().stream().map(SeriesMeasurement::report).toList();
    }

    /** @param fromRow the first row wanted; what is older than the rows kept is left out */
    public synchronized Optional<SeriesDetail> detail(String key, long fromRow) {
        return Optional.ofNullable(series.get(key)).map(watch -> new SeriesDetail(watch.rows(fromRow), watch.swaps()));
    }

    public synchronized long observations() {
        return series.values().stream().mapToLong(SeriesMeasurement::observations).sum();
    }

    public synchronized long forecasts() {
        return series.values().stream().mapToLong(SeriesMeasurement::forecasts).sum();
    }

    /** Observations of the series that has the fewest; 0 before the first. */
    public synchronized long shortest() {
        return series.values().stream()
                .mapToLong(SeriesMeasurement::observations)
                .min()
                .orElse(0);
    }

    /** Observations without a forecast so far. */
    public synchronized long unanswered() {
        return series.values().stream().mapToLong(SeriesMeasurement::lost).sum();
    }
}
