package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import java.util.List;

/**
 * The measurements of a series so far.
 *
 * @param series key of the series
 * @param delivery observations and forecasts, counted
 * @param shown the farthest horizon of the models; the nearest one before there is a model
 * @param horizons all horizons, ascending
 * @param allErrors of all forecasts at the horizon shown, including naive ones
 * @param model version that made the newest forecast
 * @param status status of the newest forecast
 * @param versions model versions, in order of their first forecast, with their errors at the horizon shown
 * @param history errors at the horizon shown over the run, oldest first
 */
public record SeriesReport(
        String series,
        Delivery delivery,
        HorizonReport shown,
        List<HorizonReport> horizons,
        ErrorStatistics allErrors,
        ModelVersion model,
        ForecastStatus status,
        List<VersionReport> versions,
        List<ErrorPoint> history) {

    /**
     * Observations and forecasts, counted.
     *
     * @param observations read from the topic
     * @param forecasts read from the topic, duplicates included
     * @param unanswered observations without a forecast: during a run some are still to come, at its end they are lost
     * @param duplicates forecasts for an observation that had one already
     */
    public record Delivery(long observations, long forecasts, long unanswered, long duplicates) {}

    public SeriesReport {
        horizons = List.copyOf(horizons);
        versions = List.copyOf(versions);
        history = List.copyOf(history);
    }

    /** The errors of the forecasts by models, at the horizon shown. */
    public ErrorStatistics errors() {
        return shown.errors();
    }
}
