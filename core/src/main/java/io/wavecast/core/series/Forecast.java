package io.wavecast.core.series;

import io.wavecast.core.model.ModelVersion;
import java.util.List;

/**
 * The forecast of future steps of a series by one model version.
 *
 * @param madeMicros event time of the newest observation used, microseconds since the epoch
 * @param model version of the model that computed the forecast; {@link ModelVersion#NAIVE} while warming
 * @param steps one forecast per horizon, ascending
 */
public record Forecast(long madeMicros, ModelVersion model, ForecastStatus status, List<HorizonForecast> steps) {
    public Forecast {
        steps = List.copyOf(steps);
    }
}
