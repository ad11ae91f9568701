package io.wavecast.streams.forecast;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;

/** The result of one observation. */
public sealed interface ObservationResult {

    /**
     * The observation was processed.
     *
     * @param forecast forecast of the following samples
     * @param scores scores of earlier forecasts whose target is this observation
     * @param summaries summaries of the previous second, if this observation begins another; empty if every score is published
     * @param unscored number of earlier forecasts whose target was not observed
     * @param rebuilt whether the hidden state was rebuilt under a model that is new to the series
     * @param modelFailed whether the forecast of the model was not finite
     */
    record Accepted(
            Forecast forecast,
            List<Score> scores,
            List<ScoreSummary> summaries,
            int unscored,
            boolean rebuilt,
            boolean modelFailed)
            implements ObservationResult {}

    /**
     * The observation was not processed, and the state of its series is unchanged.
     *
     * @param message names the expected and the actual value
     */
    record Rejected(RejectionReason reason, String message) implements ObservationResult {}
}
