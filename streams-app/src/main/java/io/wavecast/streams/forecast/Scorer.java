package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.IntervalTracker;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.PendingForecast;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.SeriesState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds earlier forecasts against the observation that arrived, and lets the intervals learn from it. */
final class Scorer {
    /** Of the naive forecast's intervals; models say theirs. */
    static final double NAIVE_COVERAGE = 0.9;

    /** Larger errors cannot be squared and added up. */
    private static final double MAX_ERROR = 1e150;

    private Scorer() {}

    /** @param unscored forecasts whose truth never came, or cannot be compared */
    record Scored(List<Score> scores, int unscored) {}

    /**
     * Takes everything aimed at {@code tick} or before out of the pending forecasts.
     *
     * @param tick the sample number of the truth
     * @param model that serves the series now
     */
    static Scored settle(SeriesState state, long tick, Observation truth, Optional<Model> model) {
        List<PendingForecast> pending = state.pending();
        List<Score> scores = new ArrayList<>();
        int due = 0;
        for (; due < pending.size() && pending.get(due).targetTick() <= tick; due++) {
            PendingForecast forecast = pending.get(due);
            if (forecast.targetTick() == tick) {
                score(forecast, truth, learning(state, forecast, truth.channels()), coverage(forecast, model))
                        .ifPresent(scores::add);
            }
        }
        pending.subList(0, due).clear();
        return new Scored(scores, due - scores.size());
    }

    private static Optional<Score> score(
            PendingForecast forecast, Observation truth, Optional<IntervalTracker> intervals, double coverage) {
        double squared = 0;
        double naiveSquared = 0;
        int hits = 0;
        int present = 0;
        for (int c = 0; c < truth.channels(); c++) {
            double value = truth.values()[c];
            double error = Math.abs(forecast.mean()[c] - value);
            double naiveError = Math.abs(forecast.naive()[c] - value);
            if (!(error < MAX_ERROR && naiveError < MAX_ERROR)) {
                continue; // missing, or beyond what can be added up
            }
            boolean hit = error <= forecast.width()[c];
            squared += error * error;
            naiveSquared += naiveError * naiveError;
            hits += hit ? 1 : 0;
            present++;
            int index = forecast.horizonIndex() * truth.channels() + c;
            intervals.ifPresent(tracker -> tracker.learn(index, error, hit, coverage));
        }
        if (present == 0) {
            return Optional.empty();
        }
        return Optional.of(new Score(
                forecast.model(),
                forecast.status(),
                forecast.horizon(),
                truth.timeMicros(),
                Math.sqrt(squared / present),
                Math.sqrt(naiveSquared / present),
                (double) hits / present,
                forecast.late()));
    }

    /** The intervals of the version that made the forecast, unless another has taken over since. */
    private static Optional<IntervalTracker> learning(SeriesState state, PendingForecast forecast, int channels) {
        boolean same = forecast.model().equals(state.model())
                && (forecast.horizonIndex() + 1) * channels <= state.intervals().widths().length;
        return same ? Optional.of(state.intervals()) : Optional.empty();
    }

    private static double coverage(PendingForecast forecast, Optional<Model> model) {
        return model.filter(serving -> forecast.model().equals(serving.version()))
                .map(serving -> serving.spec().coverage())
                .orElse(NAIVE_COVERAGE);
    }
}
