package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures one horizon of one series. Not thread-safe. */
final class HorizonMeasurement {
    private final int horizon;
    private final ForecastMatcher matcher;
    private final ErrorSums all = new ErrorSums();
    private final ErrorSums byModels = new ErrorSums();
    private final Map<ModelVersion, ErrorSums> byVersion = new LinkedHashMap<>();
    private final ErrorHistory history = new ErrorHistory();
    private long aheadMicros;
    private long forecasts;
    private long onTime;

    HorizonMeasurement(int horizon) {
        this.horizon = horizon;
        this.matcher = new ForecastMatcher(ForecastMatcher.at(horizon), this::matched);
    }

    void observed(Observation observation) {
        matcher.observed(observation);
    }

    /** @param delayMicros time from the arrival of the observation until a reader had the forecast */
    void forecast(Forecast forecast, HorizonForecast step, long delayMicros) {
        matcher.forecast(forecast);
        if (forecast.status() != ForecastStatus.WARMING && step.atMicros() != HorizonForecast.UNKNOWN_TIME) {
            aheadMicros = step.atMicros() - forecast.madeMicros();
            forecasts++;
            onTime += delayMicros <= aheadMicros ? 1 : 0;
        }
    }

    private void matched(ForecastMatcher.Match match) {
        if (Double.isNaN(match.scored().squaredError())) {
            return; // no channel that is forecast was observed
        }
        all.add(match.scored());
        history.add(match.scored());
        if (match.forecast().status() != ForecastStatus.WARMING) {
            byModels.add(match.scored());
            byVersion
                    .computeIfAbsent(match.forecast().model(), first -> new ErrorSums())
                    .add(match.scored());
        }
    }

    ErrorStatistics errors() {
        return byModels.errors();
    }

    /** The errors of all forecasts, including those of the last value. */
    ErrorStatistics allErrors() {
        return all.errors();
    }

    ErrorStatistics errors(ModelVersion version) {
        return byVersion.getOrDefault(version, new ErrorSums()).errors();
    }

    List<ErrorPoint> history(long originMicros) {
        return history.points(originMicros);
    }

    HorizonReport report() {
        return new HorizonReport(
                horizon, aheadMicros, errors(), forecasts == 0 ? Double.NaN : (double) onTime / forecasts);
    }
}
