package io.wavecast.demo.watch.series;

/**
 * A series in the list.
 *
 * @param key key of the series
 * @param model version that made the newest forecast; empty before the first one
 * @param status of the newest forecast; empty before the first one
 * @param anomaly kind of the newest anomaly that lasts; empty if none does
 * @param observations read so far
 * @param forecasts read so far
 * @param steps the horizon of the errors; 0 without one
 * @param accuracy of the newest rows of the first channel that is forecast
 * @param seconds event time of the newest observation, since the epoch; NaN before the first one
 * @param value newest value of that channel
 * @param ageMillis time since the newest observation was read; −1 before the first one
 */
public record SeriesSummary(
        String key,
        String model,
        String status,
        String anomaly,
        long observations,
        long forecasts,
        int steps,
        Accuracy accuracy,
        double seconds,
        double value,
        long ageMillis) {}
