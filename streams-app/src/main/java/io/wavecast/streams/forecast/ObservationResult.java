package io.wavecast.streams.forecast;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;
import java.util.Set;

/** The result of one observation. */
public sealed interface ObservationResult {

    /**
     * The observation was processed.
     *
     * @param forecast forecast of the following samples
     * @param tried the version that should forecast; another one forecasts if its forecast is not finite
     * @param scores scores of earlier forecasts whose target is this observation
     * @param summaries summaries of the previous second, if this observation begins another; empty if every score is published
     * @param unscored number of earlier forecasts whose target was not observed
     * @param incidents what else happened
     */
    record Accepted(
            Forecast forecast,
            ModelVersion tried,
            List<Score> scores,
            List<ScoreSummary> summaries,
            int unscored,
            Set<Incident> incidents)
            implements ObservationResult {

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
        RATE_MISMATCH
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
