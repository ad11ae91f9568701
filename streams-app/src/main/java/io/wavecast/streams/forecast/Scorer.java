package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.quantile.IntervalRates;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.streams.series.Lifecycle;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import io.wavecast.streams.series.SeriesState;
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

    private static final int SLOTS = 128; // a power of two

    private final boolean everyScore;
    private final @Nullable IntervalRates[] rates =
            new IntervalRates[SLOTS]; // the last ones used, by horizon modulo SLOTS
    private final List<Score> scores = new ArrayList<>(); // of the newest observation
    private int unscored; // by the newest observation

    /** @param everyScore whether to keep each score; otherwise they are added to the sums of the series' current second */
    Scorer(boolean everyScore) {
        this.everyScore = everyScore;
    }

    /** The scores by the newest observation; empty unless each score is kept. Valid until the next observation. */
    List<Score> scores() {
        return scores;
    }

    /** Number of forecasts that the newest observation removed without a score: their target was not observed, or cannot be compared. */
    int unscored() {
        return unscored;
    }

    /**
     * Scores and removes the pending forecasts whose windows began at or before the time of the observation. Those whose windows are
     * over stay unscored.
     *
     * @param model the model that serves the series now
     * @param corrections of that model, which learn from its scores; null if its forecasts are not corrected
     */
    void settle(SeriesState state, Observation observation, Optional<Model> model, @Nullable Corrections corrections) {
        scores.clear();
        unscored = settle(state, observation, model, corrections, true);
    }

    /**
     * Like {@link #settle}, for a challenger: its scores follow. It learns from its forecasts over filled gaps, as it would in force, but nobody is
     * told their scores.
     */
    void settleBeside(
            SeriesState state, Observation observation, Optional<Model> model, @Nullable Corrections corrections) {
        int unused = settle(state, observation, model, corrections, false);
    }

    private int settle(
            SeriesState state,
            Observation observation,
            Optional<Model> model,
            @Nullable Corrections corrections,
            boolean published) {
        PendingForecasts pending = state.pending();
        int due = pending.due(observation.timeMicros());
        int missed = 0;
        for (int i = 0; i < due; i++) {
            PendingForecast forecast = pending.get(i);
            boolean hit = observation.timeMicros() < forecast.untilMicros();
            if (hit && corrections != null) {
                corrections.learn(state, forecast, observation.values());
            }
            boolean told = published || forecast.status() == ForecastStatus.CHALLENGER;
            if (!hit || !score(state, forecast, observation, model, told)) {
                missed++;
            }
        }
        state.settle(due);
        return missed;
    }

    /**
     * Scores a forecast.
     *
     * @param told whether anyone is told the score; otherwise the version only learns from it
     * @return false if no channel can be compared
     */
    private boolean score(
            SeriesState state, PendingForecast forecast, Observation observation, Optional<Model> model, boolean told) {
        int channels = observation.channels();
        boolean updates = updatesIntervals(state.lifecycle(), forecast, channels);
        IntervalRates learning = rates(coverage(forecast, model), forecast.horizon());
        double penalty = 2 / (1 - learning.coverage());
        double squared = 0;
        double naiveSquared = 0;
        double intervalScore = 0;
        int hits = 0;
        int compared = 0;
        for (int c = 0; c < channels; c++) {
            double value = observation.values()[c];
            double error = Math.abs(forecast.mean()[c] - value);
            double naiveError = Math.abs(forecast.naive()[c] - value);
            if (!(error < MAX_ERROR && naiveError < MAX_ERROR)) {
                continue; // missing (NaN), or too large
            }
            double width = forecast.width()[c];
            boolean hit = error <= width;
            intervalScore += 2 * width + penalty * Math.max(0, error - width);
            squared += error * error;
            naiveSquared += naiveError * naiveError;
            hits += hit ? 1 : 0;
            compared++;
            if (updates) {
                int interval = forecast.horizonIndex() * channels + c;
                state.updateInterval(interval, forecast.relative(error, c), hit, learning);
            }
        }
        if (compared == 0) {
            return false;
        }
        if (!told) {
            return true;
        }
        double error = Math.sqrt(squared / compared);
        double naiveError = Math.sqrt(naiveSquared / compared);
        double coverage = (double) hits / compared;
        double meanIntervalScore = intervalScore / compared;
        long at = observation.timeMicros();
        boolean late = forecast.late();
        if (everyScore) {
            scores.add(new Score(
                    forecast.model(),
                    forecast.status(),
                    forecast.horizon(),
                    at,
                    error,
                    naiveError,
                    coverage,
                    meanIntervalScore,
                    late));
        } else {
            state.sumFor(forecast, at).add(error, naiveError, coverage, meanIntervalScore, late);
        }
        return true;
    }

    /** Whether the forecast's errors update the intervals, which belong to the version that forecasts now. */
    private static boolean updatesIntervals(Lifecycle lifecycle, PendingForecast forecast, int channels) {
        return forecast.model().equals(lifecycle.model())
                && (forecast.horizonIndex() + 1) * channels
                        <= lifecycle.intervals().size();
    }

    /** The intended coverage of the forecast's intervals. */
    private static double coverage(PendingForecast forecast, Optional<Model> model) {
        boolean serves =
                model.isPresent() && forecast.model().equals(model.get().version());
        return serves ? model.get().spec().coverage() : NAIVE_COVERAGE;
    }

    private IntervalRates rates(double coverage, int horizon) {
        int slot = horizon & (SLOTS - 1);
        IntervalRates found = rates[slot];
        if (found == null || !found.fit(coverage, horizon)) {
            found = IntervalRates.of(coverage, horizon);
            rates[slot] = found;
        }
        return found;
    }
}
