package io.wavecast.streams.forecast;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;

/** What came of one observation. */
public sealed interface ObservationResult {

    /**
     * The observation was taken in.
     *
     * @param forecast of the steps that follow it
     * @param scores of earlier forecasts that were aimed at it
     * @param summaries of the second before, where this observation began another; empty where every score is said
     * @param unscored earlier forecasts whose truth never came
     * @param rebuilt whether the hidden state was rebuilt under a model that is new to the series
     * @param modelFailed whether a model should have answered and had nothing finite to say
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
     * The observation was left out, and the state is as it was.
     *
     * @param why for people: the value, and what would be right
     */
    record Rejected(RejectionReason reason, String why) implements ObservationResult {}
}
