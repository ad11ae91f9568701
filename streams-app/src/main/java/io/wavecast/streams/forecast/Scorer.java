package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.streams.series.Lifecycle;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.WidthFactors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares pending forecasts with the observation of their target, and updates the intervals. One per thread. */
final class Scorer {
    /** Coverage of the naive forecast's intervals; a model specifies its own. */
    private static final double NAIVE_COVERAGE = 0.9;

    /** Limit of errors: larger ones would overflow when squared and summed. */
    private static final double MAX_ERROR = 1e150;

    private double coverage = NAIVE_COVERAGE; // of the factors
    private WidthFactors factors = WidthFactors.of(NAIVE_COVERAGE);

    /** @param unscored number of forecasts whose target was not observed, or cannot be compared */
    record Scored(List<Score> scores, int unscored) {
        private static final Scored NOTHING = new Scored(List.of(), 0);
    }

    /**
     * Scores and removes the pending forecasts whose windows began at or before the time of the observation. Those whose windows are
     * over stay unscored.
     *
     * @param model the model that serves the series now
     */
    Scored settle(SeriesState state, Observation observation, Optional<Model> model) {
        PendingForecasts pending = state.pending();
        int due = pending.due(observation.timeMicros());
        if (due == 0) {
            return Scored.NOTHING;
        }
        List<Score> scores = new ArrayList<>(due);
        for (int i = 0; i < due; i++) {
            PendingForecast forecast = pending.get(i);
            boolean hit = observation.timeMicros() < forecast.untilMicros();
            Score score = hit ? score(state, forecast, observation, model) : null;
            if (score != null) {
                scores.add(score);
            }
        }
        state.settle(due);
        return new Scored(scores, due - scores.size());
    }

    /** The score of a forecast; null if no channel can be compared. */
    private @Nullable Score score(
            SeriesState state, PendingForecast forecast, Observation observation, Optional<Model> model) {
        int channels = observation.channels();
        boolean updates = updatesIntervals(state.lifecycle(), forecast, channels);
        if (updates) {
            chooseFactors(forecast, model);
        }
        double squared = 0;
        double naiveSquared = 0;
        int hits = 0;
        int compared = 0;
        for (int c = 0; c < channels; c++) {
            double value = observation.values()[c];
            double error = Math.abs(forecast.mean()[c] - value);
            double naiveError = Math.abs(forecast.naive()[c] - value);
            if (!(error < MAX_ERROR && naiveError < MAX_ERROR)) {
                continue; // missing (NaN), or too large
            }
            boolean hit = error <= forecast.width()[c];
            squared += error * error;
            naiveSquared += naiveError * naiveError;
            hits += hit ? 1 : 0;
            compared++;
            if (updates) {
                state.updateInterval(forecast.horizonIndex() * channels + c, error, hit, factors);
            }
        }
        if (compared == 0) {
            return null;
        }
        return new Score(
                forecast.model(),
                forecast.status(),
                forecast.horizon(),
                observation.timeMicros(),
                Math.sqrt(squared / compared),
                Math.sqrt(naiveSquared / compared),
                (double) hits / compared,
                forecast.late());
    }

    /** Whether the forecast's errors update the intervals, which belong to the version that forecasts now. */
    private static boolean updatesIntervals(Lifecycle lifecycle, PendingForecast forecast, int channels) {
        return forecast.model().equals(lifecycle.model())
                && (forecast.horizonIndex() + 1) * channels
                        <= lifecycle.intervals().size();
    }

    private void chooseFactors(PendingForecast forecast, Optional<Model> model) {
        boolean serves =
                model.isPresent() && forecast.model().equals(model.get().version());
        double modelCoverage = serves ? model.get().spec().coverage() : NAIVE_COVERAGE;
        if (modelCoverage != coverage) {
            coverage = modelCoverage;
            factors = WidthFactors.of(modelCoverage);
        }
    }
}
