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

/** Everything that is measured of one series. Not thread-safe. */
final class SeriesMeasurement {
    /** Rows shown before and after a swap. */
    static final int AROUND_SWAP = 400;

    /** Swaps remembered. */
    private static final int MAX_MARKS = 64;

    private final String series;
    private final long originMicros;
    private final DeliveryCheck delivery = new DeliveryCheck();
    private final ForecastMatcher truth = new ForecastMatcher(this::settled);
    private final ErrorSums all = new ErrorSums();
    private final Map<ModelVersion, Version> versions = new LinkedHashMap<>();
    private final ErrorHistory history = new ErrorHistory();
    private final RecentRows rows;
    private final List<Mark> marks = new ArrayList<>();
    private ModelVersion model = ModelVersion.NAIVE;
    private ModelVersion drawn = ModelVersion.NAIVE;
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

    /** A swap, and the rows around it once they have all come. */
    private static final class Mark {
        private final ModelVersion version;
        private final double seconds;
        private final long row; // number of the first row of the version
        private Optional<ForecastRows> around = Optional.empty();

        Mark(ModelVersion version, double seconds, long row) {
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
        truth.observed(observation);
    }

    void forecast(Forecast forecast) {
        if (!delivery.answered(forecast.madeMicros())) {
            return;
        }
        model = forecast.model();
        status = forecast.status();
        if (status != ForecastStatus.WARMING) {
            versions.computeIfAbsent(model, first -> new Version(forecast.madeMicros())).forecasts++;
        }
        truth.forecast(forecast);
    }

    void scored(ScoreSummary summary) {
        scored += summary.count();
        late += summary.late();
    }

    private void settled(ForecastMatcher.Pair pair) {
        all.add(pair.settled());
        history.add(pair.settled());
        Forecast forecast = pair.forecast();
        if (forecast.status() != ForecastStatus.WARMING) {
            versions.get(forecast.model()).sums.add(pair.settled());
            if (!forecast.model().equals(drawn)) {
                drawn = forecast.model();
                marks.add(new Mark(drawn, seconds(forecast.madeMicros()), rows.next()));
                if (marks.size() > MAX_MARKS) {
                    marks.remove(0);
                }
            }
        }
        rows.add(pair.settled());
        for (Mark mark : marks) {
            if (mark.around.isEmpty() && rows.next() == mark.row + AROUND_SWAP) {
                mark.around = Optional.of(around(mark));
            }
        }
    }

    long lost() {
        return delivery.lost();
    }

    long observations() {
        return delivery.observations();
    }

    long forecasts() {
        return delivery.forecasts();
    }

    ForecastRows rows(long from) {
        return rows.between(from, rows.next());
    }

    List<ModelSwap> swaps() {
        return marks.stream()
                .map(mark -> new ModelSwap(mark.version, mark.seconds, mark.around.orElseGet(() -> around(mark))))
                .toList();
    }

    private ForecastRows around(Mark mark) {
        return rows.between(mark.row - AROUND_SWAP, mark.row + AROUND_SWAP);
    }

    private double seconds(long micros) {
        return (micros - originMicros) / 1e6;
    }

    SeriesReport report() {
        var byModels = new ErrorSums();
        List<VersionReport> shares = new ArrayList<>();
        versions.forEach((version, share) -> {
            byModels.add(share.sums);
            shares.add(new VersionReport(version, seconds(share.fromMicros), share.forecasts, share.sums.errors()));
        });
        return new SeriesReport(
                series,
                delivery.observations(),
                delivery.forecasts(),
                delivery.lost(),
                delivery.duplicates(),
                byModels.errors(),
                all.errors(),
                scored == 0 ? Double.NaN : (double) late / scored,
                model,
                status,
                shares,
                history.points(originMicros));
    }
}
