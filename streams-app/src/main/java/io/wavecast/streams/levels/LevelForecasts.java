package io.wavecast.streams.levels;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.quantile.QuantileRates;
import io.wavecast.core.quantile.QuantileTracker;
import io.wavecast.core.quantile.SeriesQuantiles;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.LevelInterval;
import io.wavecast.core.series.Levels;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.PendingForecasts;
import io.wavecast.streams.series.SeriesState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds the intervals of several levels to the forecasts of series. What is learned from a series is in its state, and belongs to the version that
 * forecasts it. Owns scratch space: one per thread.
 */
public final class LevelForecasts {
    private static final double MAX_ERROR = 1e150; // as of scores
    private static final int SLOTS = 128; // a power of two

    private final Levels levels;
    private final LevelScores scores;
    private final @Nullable QuantileRates[] rates =
            new QuantileRates[SLOTS]; // the last ones used, by horizon modulo SLOTS

    /** @param levels at least one */
    public LevelForecasts(Levels levels) {
        this.levels = levels;
        this.scores = new LevelScores(levels);
    }

    /** What the newest observation showed about earlier forecasts; changes with the next one. */
    public LevelScores scores() {
        return scores;
    }

    /** Forgets what was learned from a series, and the quantiles of its pending forecasts. */
    public static void forget(SeriesState state) {
        state.sections().setQuantiles(null);
        forgetPending(state);
    }

    private static void forgetPending(SeriesState state) {
        for (int i = 0; i < state.pending().size(); i++) {
            state.pending().get(i).dropQuantiles();
        }
    }

    /** Scores the pending forecasts of an observation, and learns from them. They are not removed. */
    public void learn(SeriesState state, Observation observation) {
        scores.clear();
        takeLevels(state);
        PendingForecasts pending = state.pending();
        int due = pending.due(observation.timeMicros());
        for (int i = 0; i < due; i++) {
            PendingForecast forecast = pending.get(i);
            if (observation.timeMicros() < forecast.untilMicros()) {
                learn(state.sections().quantiles(), forecast, observation.values());
            }
        }
    }

    private void learn(@Nullable SeriesQuantiles learned, PendingForecast forecast, double[] values) {
        int channels = values.length;
        double[] quantiles = forecast.quantiles();
        if (quantiles.length != levels.quantiles() * channels) {
            return; // it was made without levels
        }
        QuantileTracker tracker = learned != null
                        && learned.model().equals(forecast.model())
                        && (forecast.horizonIndex() + 1) * channels
                                <= learned.tracker().size()
                ? learned.tracker()
                : null;
        LevelScores.Score score = scores.add(forecast.model(), forecast.horizon());
        for (int c = 0; c < channels; c++) {
            double mean = forecast.mean()[c];
            if (!(Math.abs(mean - values[c]) < MAX_ERROR)) {
                continue; // missing (NaN), or too large
            }
            score.add(values[c], quantiles, c, channels, levels);
            if (tracker != null) {
                int index = forecast.horizonIndex() * channels + c;
                double error = forecast.relative(Math.abs(values[c] - mean), c);
                tracker.learn(index, error, values[c], quantiles, c, channels, rates(forecast.horizon()));
            }
        }
    }

    /** Takes over what a series learned for other levels. Quantiles of pending forecasts are those of the other levels. */
    private void takeLevels(SeriesState state) {
        SeriesQuantiles found = state.sections().quantiles();
        if (found != null && !found.tracker().levels().equals(levels)) {
            state.sections()
                    .setQuantiles(
                            new SeriesQuantiles(found.model(), found.tracker().with(levels)));
            forgetPending(state);
        }
    }

    /**
     * Adds the intervals to a forecast of the version that forecasts the series now. Another version than before begins with the errors that its
     * main intervals expect. A forecast of labels gets none.
     */
    public void complete(SeriesState state, ForecastDraft forecast) {
        IntervalTracker intervals = state.lifecycle().intervals();
        if (intervals.size() == 0) {
            state.sections().setQuantiles(null);
            forecast.setLevels(Levels.NONE);
            return;
        }
        QuantileTracker tracker = following(state, intervals);
        forecast.setLevels(levels);
        for (int i = 0; i < forecast.size(); i++) {
            double[] mean = forecast.mean(i);
            double growth = Math.sqrt((double) forecast.horizon(i) / forecast.horizon(0));
            for (int c = 0; c < mean.length; c++) {
                int own = i * mean.length + c;
                boolean known = !tracker.isUnknown(own); // otherwise that of the first horizon, as for a random walk
                double size = (known ? 1 : growth) * forecast.spread(i, c);
                tracker.quantiles(known ? own : c, size, mean[c], forecast.quantiles(i), c, mean.length);
            }
        }
    }

    private QuantileTracker following(SeriesState state, IntervalTracker intervals) {
        SeriesQuantiles found = state.sections().quantiles();
        ModelVersion model = state.lifecycle().model();
        if (found != null && found.model().equals(model) && found.tracker().size() == intervals.size()) {
            return found.tracker();
        }
        double[] expected = new double[intervals.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = intervals.meanError(i);
        }
        QuantileTracker tracker = new QuantileTracker(levels, expected);
        state.sections().setQuantiles(new SeriesQuantiles(model, tracker));
        return tracker;
    }

    /** The intervals that were published with a pending forecast; empty without levels. */
    public static List<LevelInterval> published(SeriesState state, PendingForecast forecast) {
        SeriesQuantiles learned = state.sections().quantiles();
        double[] quantiles = forecast.quantiles();
        if (learned == null || quantiles.length == 0) {
            return List.of();
        }
        Levels levels = learned.tracker().levels();
        int channels = forecast.mean().length;
        List<LevelInterval> intervals = new ArrayList<>(levels.size());
        for (int l = 0; l < levels.size(); l++) {
            int lower = levels.lower(l) * channels;
            int upper = levels.upper(l) * channels;
            intervals.add(new LevelInterval(
                    levels.level(l),
                    Arrays.copyOfRange(quantiles, lower, lower + channels),
                    Arrays.copyOfRange(quantiles, upper, upper + channels)));
        }
        return intervals;
    }

    private QuantileRates rates(int horizon) {
        int slot = horizon & (SLOTS - 1);
        QuantileRates found = rates[slot];
        if (found == null || found.horizon() != horizon) {
            found = new QuantileRates(levels, horizon);
            rates[slot] = found;
        }
        return found;
    }
}
