package io.wavecast.core.topics;

import java.util.List;

/** The names of the topics. Passed as a value, so that each name is spelled once. */
public record Topics(
        String sensorEvents,
        String forecasts,
        String forecastScores,
        String models,
        String modelDecisions,
        String retrainRequests,
        String deadLetters) {

    /** Names with a prefix, which may be empty. */
    public static Topics named(String prefix) {
        return new Topics(
                prefix + "sensor-events",
                prefix + "forecasts",
                prefix + "forecast-scores",
                prefix + "models",
                prefix + "model-decisions",
                prefix + "retrain-requests",
                prefix + "dead-letters");
    }

    /** Names without a prefix. */
    public static Topics defaults() {
        return named("");
    }

    /** All names. */
    public List<String> all() {
        return List.of(sensorEvents, forecasts, forecastScores, models, modelDecisions, retrainRequests, deadLetters);
    }
}
