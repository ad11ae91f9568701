package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.streams.series.WidthFactors;
import io.wavecast.streams.series.IntervalTracker;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds earlier forecasts against the observation that arrived, and lets the intervals learn from it. One per thread. */
final class Scorer {
    /** Of the naive forecast's intervals; models say theirs. */
    static final double NAIVE_COVERAGE = 0.9;

    /** Larger errors cannot be squared and added up. */
    private static final double MAX_ERROR = 1e150;

    private static final WidthFactors NAIVE_STEP = WidthFactors.of(NAIVE_COVERAGE);

    private double coverage = NAIVE_COVERAGE; // of the step below
    private WidthFactors step = NAIVE_STEP;

    /** @param unscored forecasts whose truth never came, or cannot be compared */
    record Scored(List<Score> scores, int unscored) {
        private static final Scored NOTHING = new Scored(List.of(), 0);
    }

    /**
     * Takes everything aimed at {@code tick} or before out of the pending forecasts.
     *
     * @param tick the sample number of the truth
     * @param model that serves the series now
     */
    Scored settle(SeriesState state, long tick, Observation truth, Optional<Model> model) {
        List<PendingForecast> pending = state.pending();
        int due = 0;
        while (due < pending.size() && pending.get(due).targetTick() <= tick) {
            due++;
        }
        if (due == 0) {
            return Scored.NOTHING;
        }
        List<Score> scores = new ArrayList<>(due);
        for (int i = 0; i < due; i++) {
            PendingForecast forecast = pending.get(i);
            Score score = forecast.targetTick() == tick ? score(state, forecast, truth, model) : null;
            if (score != null) {
                scores.add(score);
            }
        }
        pending.subList(0, due).clear();
        return new Scored(scores, due - scores.size());
    }

    /** Null where no channel can be compared. */
    private Score score(SeriesState state, PendingForecast forecast, Observation truth, Optional<Model> model) {
        boolean learns = learns(state, forecast, truth.channels());
        WidthFactors learning = learns ? step(forecast, model) : NAIVE_STEP;
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
            if (learns) {
                int index = forecast.horizonIndex() * truth.channels() + c;
                state.intervals().learn(index, error, hit, learning);
            }
        }
        if (present == 0) {
            return null;
        }
        return new Score(
                forecast.model(),
                forecast.status(),
                forecast.horizon(),
                truth.timeMicros(),
                Math.sqrt(squared / present),
                Math.sqrt(naiveSquared / present),
                (double) hits / present,
                forecast.late());
    }

    /** The intervals learn from the version that made the forecast, unless another has taken over since. */
    private static boolean learns(SeriesState state, PendingForecast forecast, int channels) {
        IntervalTracker intervals = state.intervals();
        return forecast.model().equals(state.model())
                && (forecast.horizonIndex() + 1) * channels <= intervals.widths().length;
    }

    private WidthFactors step(PendingForecast forecast, Optional<Model> model) {
        boolean serving =
                model.isPresent() && forecast.model().equals(model.get().version());
        double wanted = serving ? model.get().spec().coverage() : NAIVE_COVERAGE;
        if (wanted != coverage) {
            coverage = wanted;
            step = WidthFactors.of(wanted);
        }
        return step;
    }
}
