package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import java.util.List;

/**
 * How a series fared so far.
 *
 * @param series its key
 * @param observations read from the topic
 * @param forecasts read from the topic, duplicates included
 * @param lost observations that no forecast was seen for; while the run goes on, those still to be answered
 * @param duplicates forecasts for an observation that had one
 * @param errors of forecasts that a model made
 * @param all of all forecasts, also those made while the series was warming up
 * @param lateShare share of scored forecasts that were made after their target was due, as the service's score
 *     summaries say; NaN before the first
 * @param model that made the newest forecast
 * @param status of the newest forecast
 * @param versions in order of appearance
 * @param history errors over the run
 */
public record SeriesReport(
        String series,
        long observations,
        long forecasts,
        long lost,
        long duplicates,
        ErrorStatistics errors,
        ErrorStatistics all,
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
