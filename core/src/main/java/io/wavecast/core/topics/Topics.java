package io.wavecast.core.topics;

import java.util.List;

/** The names of the topics. Passed as a value, so that each name is spelled once. */
public record Topics(
        String sensorEvents,
        String forecasts,
        String forecastScores,
        String anomalies,
        String models,
        String modelDecisions,
        String retrainRequests,
        String deadLetters) {
    /** Name of the repartition topic in Kafka Streams, which adds the application id and a suffix; see {@link #seriesEvents}. */
    public static final String SERIES_EVENTS = "series-events";

    /** Names with a prefix, which may be empty. */
    public static Topics named(String prefix) {
        return new Topics(
                prefix + "sensor-events",
                prefix + "forecasts",
                prefix + "forecast-scores",
                prefix + "anomalies",
                prefix + "models",
                prefix + "model-decisions",
                prefix + "retrain-requests",
                prefix + "dead-letters");
    }

    /** The same names, but another topic of observations. */
    public Topics withSensorEvents(String name) {
        return new Topics(
                name, forecasts, forecastScores, anomalies, models, modelDecisions, retrainRequests, deadLetters);
    }

    /** Names without a prefix. */
    public static Topics defaults() {
        return named("");
    }

    /**
     * The topic through which observations pass if a mapping finds other series in a record than its key names. Kafka Streams creates it.
     *
     * @param applicationId the application id of the forecasting service
     */
    public static String seriesEvents(String applicationId) {
        return applicationId + "-" + SERIES_EVENTS + "-repartition";
    }

    /** All names of topics that are created before the services start. */
    public List<String> all() {
        return List.of(
                sensorEvents,
                forecasts,
                forecastScores,
                anomalies,
                models,
                modelDecisions,
                retrainRequests,
                deadLetters);
    }
}
