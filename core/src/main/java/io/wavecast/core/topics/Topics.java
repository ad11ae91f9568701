package io.wavecast.core.topics;

import java.util.List;

/** The names of the topics that the services meet in. Passed in, never static, so that nobody spells a topic twice. */
public record Topics(
        String sensorEvents,
        String forecasts,
        String forecastScores,
        String models,
        String retrainRequests,
        String deadLetters) {

    public static Topics named(String prefix) {
        return new Topics(
                prefix + "sensor-events",
                prefix + "forecasts",
                prefix + "forecast-scores",
                prefix + "models",
                prefix + "retrain-requests",
                prefix + "dead-letters");
    }

    public static Topics defaults() {
        return named("");
    }

    public List<String> all() {
        return List.of(sensorEvents, forecasts, forecastScores, models, retrainRequests, deadLetters);
    }
}
