package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Measures one series. Not thread-safe. */
final class SeriesMeasurement {
    /** Rows kept before and after a swap. */
    static final int AROUND_SWAP = 400;

    /** The most swaps kept. */
    private static final int MAX_SWAPS = 64;

    private final String series;
    private final long originMicros;
    private final DeliveryCheck delivery = new DeliveryCheck();
    private final ForecastMatcher farthest = new ForecastMatcher(ForecastMatcher::farthest, this::matched);
    private final NavigableMap<Integer, HorizonMeasurement> horizons = new TreeMap<>();
    private final Map<ModelVersion, Version> versions = new LinkedHashMap<>();
    private final RecentRows rows;
    private final RowFeed feed;
    private final List<SwapRecord> swaps = new ArrayList<>();
    private ModelVersion model = ModelVersion.NAIVE;
    private ModelVersion lastVersion = ModelVersion.NAIVE;
    private ForecastStatus status = ForecastStatus.WARMING;
    private Optional<Forecast> newest = Optional.empty(); // by a model
    private int shown; // the farthest horizon of the newest model; 0 without one

    private static final class Version {
        private final long fromMicros;
        private long forecasts;

        Version(long fromMicros) {
            this.fromMicros = fromMicros;
        }
    }

    /** A swap, and the rows around it once they are complete. */
    private static final class SwapRecord {
        private final ModelVersion version;
        private final double seconds;
        private final long row; // number of the first row that the version predicted
        private Optional<ForecastRows> around = Optional.empty();

        SwapRecord(ModelVersion version, double seconds, long row) {
            this.version = version;
            this.seconds = seconds;
            this.row = row;
        }
    }

    /** @param originMicros event time of the first observation of the run */
    SeriesMeasurement(String series, long originMicros) {
        this.series = series;
        this.originMicros = originMicros;
        this.rows = new RecentRows(originMicros);
        this.feed = new RowFeed(rows::add);
    }

    void observed(Observation observation) {
        delivery.observed(observation.timeMicros());
        feed.observed(observation.timeMicros(), observation.values()[0]);
        farthest.observed(observation);
        horizons.values().forEach(horizon -> horizon.observed(observation));
    }

    /** @param delayMicros time from the arrival of the observation until a reader had the forecast */
    void forecast(Forecast forecast, long delayMicros) {
        if (!delivery.forecast(forecast.madeMicros())) {
            return;
        }
        model = forecast.model();
        status = forecast.status();
        if (status != ForecastStatus.WARMING) {
            version(forecast).forecasts++;
            newest = Optional.of(forecast);
            shown = forecast.steps().get(forecast.steps().size() - 1).horizon();
        }
        farthest.forecast(forecast);
        for (HorizonForecast step : forecast.steps()) {
            if (step.horizon() != ModelSpec.PRESENT) {
                horizon(step.horizon()).forecast(forecast, step, delayMicros);
            }
        }
    }

    private HorizonMeasurement horizon(int number) {
        return horizons.computeIfAbsent(number, first -> {
            var measurement = new HorizonMeasurement(number);
            farthest.held().forEach(measurement::observed);
            return measurement;
        });
    }

    private void matched(ForecastMatcher.Match match) {
        Forecast forecast = match.forecast();
        boolean byModel = forecast.status() != ForecastStatus.WARMING;
        ScoredForecast scored = match.scored();
        feed.matched(scored.timeMicros(), byModel ? Optional.of(scored) : Optional.empty());
        if (byModel && !forecast.model().equals(lastVersion)) {
            lastVersion = forecast.model();
            swaps.add(new SwapRecord(lastVersion, seconds(forecast.madeMicros()), rows.next() - 1));
            if (swaps.size() > MAX_SWAPS) {
                swaps.remove(0);
            }
        }
        for (SwapRecord swap : swaps) {
            if (swap.around.isEmpty() && rows.next() >= swap.row + AROUND_SWAP) {
                swap.around = Optional.of(around(swap));
            }
        }
    }

    /** The newest forecast by a model; empty before there is one. */
    Optional<Fan> fan() {
        return newest.map(forecast -> new Fan(
                seconds(forecast.madeMicros()),
                forecast.steps().stream()
                        .filter(step ->
                                step.atMicros() != HorizonForecast.UNKNOWN_TIME && step.horizon() != ModelSpec.PRESENT)
                        .map(step -> new Fan.Step(
                                step.horizon(),
                                seconds(step.atMicros()),
                                step.mean()[0],
                                step.lower()[0],
                                step.upper()[0]))
                        .toList()));
    }

    long unanswered() {
        return delivery.unanswered();
    }

    long observations() {
        return delivery.observations();
    }

    long forecasts() {
        return delivery.forecasts();
    }

    private Version version(Forecast forecast) {
        return versions.computeIfAbsent(forecast.model(), first -> new Version(forecast.madeMicros()));
    }

    ForecastRows rows(long from) {
        return rows.between(from, rows.next());
    }

    List<ModelSwap> swaps() {
        return swaps.stream()
                .map(swap -> new ModelSwap(swap.version, swap.seconds, swap.around.orElseGet(() -> around(swap))))
                .toList();
    }

    private ForecastRows around(SwapRecord swap) {
        return rows.between(swap.row - AROUND_SWAP, swap.row + AROUND_SWAP);
    }

    private double seconds(long micros) {
        return (micros - originMicros) / 1e6;
    }

    SeriesReport report() {
        HorizonMeasurement measured = horizon(shown == 0 ? 1 : shown);
        List<VersionReport> reports = new ArrayList<>();
        versions.forEach((name, version) -> reports.add(
                new VersionReport(name, seconds(version.fromMicros), version.forecasts, measured.errors(name))));
        return new SeriesReport(
                series,
                delivery.counts(),
                measured.report(),
                horizons.values().stream().map(HorizonMeasurement::report).toList(),
                measured.allErrors(),
                model,
                status,
                reports,
                measured.history(originMicros));
    }
}
