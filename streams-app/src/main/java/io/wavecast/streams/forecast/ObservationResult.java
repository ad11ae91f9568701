package io.wavecast.streams.forecast;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.levels.LevelScores;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of one observation. */
public sealed interface ObservationResult {

    /**
     * The observation was processed. Valid until the forecaster's next observation: all of them share one object, since objects per
     * observation cost more than its checks.
     */
    final class Accepted implements ObservationResult {
        private final Scorer scorer;
        private final AnomalySearch anomalies;
        private final LevelScores levels;
        private @Nullable ForecastDraft draft;
        private ModelVersion tried = ModelVersion.NAIVE;
        private List<ScoreSummary> summaries = List.of();
        private Set<Incident> incidents = Set.of();

        /**
         * Creates the object.
         *
         * @param scorer has scored the observation
         * @param anomalies has judged it
         * @param levels what it showed about the intervals of further levels
         */
        Accepted(Scorer scorer, AnomalySearch anomalies, LevelScores levels) {
            this.scorer = scorer;
            this.anomalies = anomalies;
            this.levels = levels;
        }

        /** The result of the next observation. */
        Accepted next(
                ForecastDraft newDraft,
                ModelVersion newTried,
                List<ScoreSummary> newSummaries,
                Set<Incident> newIncidents) {
            draft = newDraft;
            tried = newTried;
            summaries = newSummaries;
            incidents = newIncidents;
            return this;
        }

        /** The forecast of the following samples. */
        public ForecastDraft draft() {
            return Objects.requireNonNull(draft);
        }

        /** The forecast of the following samples, as a value. */
        public Forecast forecast() {
            return draft().toForecast();
        }

        /** The version that should forecast; another one forecasts if its forecast is not finite. */
        public ModelVersion tried() {
            return tried;
        }

        /** Scores of earlier forecasts whose target is this observation; empty unless every score is published. */
        public List<Score> scores() {
            return scorer.scores();
        }

        /** Summaries of the previous second, if this observation begins another; empty if every score is published. */
        public List<ScoreSummary> summaries() {
            return summaries;
        }

        /** Number of earlier forecasts whose target was not observed, or cannot be compared. */
        public int unscored() {
            return scorer.unscored();
        }

        /** What the observation showed about the intervals of further levels. */
        public LevelScores levels() {
            return levels;
        }

        /** The anomalies that ended and began, in this order. */
        public List<Anomaly> anomalies() {
            return anomalies.found();
        }

        /** What else happened. */
        public Set<Incident> incidents() {
            return incidents;
        }

        /** Whether the forecast of the model was not finite, so that the version is kept out of the series. */
        public boolean modelFailed() {
            return incidents.contains(Incident.MODEL_FAILED);
        }
    }

    /** Rare events of an accepted observation. */
    enum Incident {
        /** The hidden state was rebuilt under a model that is new to the series. */
        REBUILT,
        /** The forecast of the model was not finite. */
        MODEL_FAILED,
        /** The measured period of the series does not fit the model's. */
        RATE_MISMATCH,
        /** The forecast of the challenger was not finite. */
        CHALLENGER_FAILED
    }

    /**
     * The observation was not processed.
     *
     * @param message names the expected and the actual value
     * @param changed whether the state of the series changed: it counts refused observations that fit each other
     */
    record Rejected(RejectionReason reason, String message, boolean changed) implements ObservationResult {}

    /**
     * The observation was not processed: it ends a run of refused observations that fit each other, so the series must begin anew. The
     * caller replaces the state by a new one, and processes the observation again.
     *
     * @param reason the reason for which the others were refused
     * @param message names the state that ends and the observations that begin the new one
     * @param unscored number of earlier forecasts that stay without a score
     * @param summaries summaries of the last second; empty if every score is published
     */
    record Restart(RejectionReason reason, String message, int unscored, List<ScoreSummary> summaries)
            implements ObservationResult {}
}
