package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import java.util.List;

/**
 * The measurements of a series so far.
 *
 * @param series key of the series
 * @param delivery observations and forecasts, counted
 * @param errors of the forecasts by models
 * @param allErrors of all forecasts, including the naive ones while the series was warming up
 * @param lateShare share of the scored forecasts that were made after their target was due, from the service's score
 *     summaries; NaN before the first summary
 * @param model version that made the newest forecast
 * @param status status of the newest forecast
 * @param versions model versions, in order of their first forecast
 * @param history errors over the run, oldest first
 */
public record SeriesReport(
        String series,
        DeliveryCounts delivery,
        ErrorStatistics errors,
        ErrorStatistics allErrors,
        double lateShare,
        ModelVersion model,
        ForecastStatus status,
        List<VersionReport> versions,
        List<ErrorPoint> history) {

    public SeriesReport {
        versions = List.copyOf(versions);
        history = List.copyOf(history);
    }
}
