package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures one series. Not thread-safe. */
final class SeriesMeasurement {
    /** Rows kept before and after a swap. */
    static final int AROUND_SWAP = 400;

    /** The most swaps kept. */
    private static final int MAX_SWAPS = 64;

    private final String series;
    private final long originMicros;
    private final DeliveryCheck delivery = new DeliveryCheck();
    private final ForecastMatcher matcher = new ForecastMatcher(this::matched);
    private final ErrorSums allErrors = new ErrorSums();
    private final Map<ModelVersion, Version> versions = new LinkedHashMap<>();
    private final ErrorHistory history = new ErrorHistory();
    private final RecentRows rows;
    private final List<SwapRecord> swaps = new ArrayList<>();
    private ModelVersion model = ModelVersion.NAIVE;
    private ModelVersion lastVersion = ModelVersion.NAIVE;
    private ForecastStatus status = ForecastStatus.WARMING;
    private long scored;
    private long late;

    private static final class Version {
        private final long fromMicros;
        private final ErrorSums sums = new ErrorSums();
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
    }

    void observed(Observation observation) {
        delivery.observed(observation.timeMicros());
        matcher.observed(observation);
    }

    void forecast(Forecast forecast) {
        if (!delivery.forecast(forecast.madeMicros())) {
            return;
        }
        model = forecast.model();
        status = forecast.status();
        if (status != ForecastStatus.WARMING) {
            version(forecast).forecasts++;
        }
        matcher.forecast(forecast);
    }

    void scored(ScoreSummary summary) {
        scored += summary.count();
        late += summary.late();
    }

    private void matched(ForecastMatcher.Match match) {
        allErrors.add(match.scored());
        history.add(match.scored());
        Forecast forecast = match.forecast();
        if (forecast.status() != ForecastStatus.WARMING) {
            version(forecast).sums.add(match.scored());
            if (!forecast.model().equals(lastVersion)) {
                lastVersion = forecast.model();
                swaps.add(new SwapRecord(lastVersion, seconds(forecast.madeMicros()), rows.next()));
                if (swaps.size() > MAX_SWAPS) {
                    swaps.remove(0);
                }
            }
        }
        rows.add(match.scored());
        for (SwapRecord swap : swaps) {
            if (swap.around.isEmpty() && rows.next() == swap.row + AROUND_SWAP) {
                swap.around = Optional.of(around(swap));
            }
        }
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
        var byModels = new ErrorSums();
        List<VersionReport> reports = new ArrayList<>();
        versions.forEach((name, version) -> {
            byModels.add(version.sums);
            reports.add(new VersionReport(name, seconds(version.fromMicros), version.forecasts, version.sums.errors()));
        });
        return new SeriesReport(
                series,
                delivery.counts(),
                byModels.errors(),
                allErrors.errors(),
                scored == 0 ? Double.NaN : (double) late / scored,
                model,
                status,
                reports,
                history.points(originMicros));
    }
}
