package io.wavecast.streams.forecast;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.quantile.NormalQuantile;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.core.rnn.SpreadReader;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.SeriesState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predicts series with one model. Owns scratch space: one per thread. */
final class ModelPredictor implements Predictor {
    private final Model model;
    private final ModelRunner runner;
    private final HiddenState shape; // a fresh state, for its array lengths only
    private final double[] complete; // (channels) scratch
    private final ForecastDraft forecast;
    private final int horizons;
    private final int outputs; // values per horizon
    private final int intervals; // horizons times channels; labels have no intervals
    private final @Nullable Corrections corrections;
    private final @Nullable SpreadReader spreads; // null without a spread head

    ModelPredictor(Model model) {
        this.model = model;
        this.runner = new ModelRunner(model);
        this.shape = runner.newState();
        this.complete = new double[model.spec().channels()];
        this.horizons = model.spec().horizons().size();
        this.outputs = model.spec().outputsPerHorizon();
        this.forecast = model.spec().label()
                ? new ForecastDraft(model.version(), model.spec().horizons(), outputs)
                : new ForecastDraft(
                        model.version(), model.spec().horizons(), model.spec().targets());
        this.intervals = model.spec().label() ? 0 : horizons * outputs;
        this.corrections = Corrections.of(model);
        this.spreads = model.spread()
                .map(head -> new SpreadReader(head, model.spec().targets()))
                .orElse(null);
    }

    Model model() {
        return model;
    }

    /** The draft that {@link #predict} fills; shared. */
    ForecastDraft draft() {
        return forecast;
    }

    /** Those of the model; null if its forecasts are not corrected. */
    @Nullable
    Corrections corrections() {
        return corrections;
    }

    /** {@inheritDoc} A new version starts from the past inputs in the ring, so there is no cold start. */
    @Override
    public boolean adopt(SeriesState state) {
        if (state.lifecycle() instanceof Following following
                && fits(following)
                && (corrections == null || corrections.fit(state))) {
            return false;
        }
        double[] past = state.ring().samples();
        HiddenState rebuilt = runner.stateAfter(past);
        state.followModel(model.version(), rebuilt, intervals(state, rebuilt));
        if (corrections != null) {
            corrections.begin(state, past);
        }
        return true;
    }

    /** Those of the series, if only its scale is learned anew: they are in the user's units. */
    private IntervalTracker intervals(SeriesState state, HiddenState rebuilt) {
        return state.lifecycle() instanceof Following following
                        && serves(following)
                        && fits(following.hidden())
                        && runner.needsScale(following.hidden())
                ? following.intervals()
                : initialIntervals(rebuilt);
    }

    @Override
    public void estimateNext(SeriesState state, long newestMicros, double[] next) {
        runner.forecastNext(hidden(state), newestMicros, next);
    }

    @Override
    public void advance(SeriesState state, double[] sample) {
        HiddenState hidden = hidden(state);
        runner.advance(hidden, completed(hidden, sample));
        if (corrections != null) {
            corrections.add(state, sample);
        }
    }

    @Override
    public ForecastDraft predict(SeriesState state, double[] sample) {
        HiddenState hidden = hidden(state);
        runner.step(hidden, completed(hidden, sample), state.lastMicros(), forecast.means());
        if (corrections != null) {
            corrections.correct(state, sample, forecast.means());
        }
        if (spreads != null) {
            forecast.setSpreads(spreads.read(hidden.network()));
        }
        return forecast;
    }

    @Override
    public double[] lesson(int horizonIndex) {
        return corrections == null ? Predictor.super.lesson(horizonIndex) : corrections.lesson(horizonIndex);
    }

    /** Forecasts the next steps, (steps, channels), from the state alone. */
    double[][] lookAhead(SeriesState state, int steps) {
        double[][] means = new double[steps][model.spec().channels()];
        runner.lookAhead(hidden(state), state.lastMicros(), means);
        return means;
    }

    private static HiddenState hidden(SeriesState state) {
        if (state.lifecycle() instanceof Following following) {
            return following.hidden();
        }
        throw new IllegalStateException("expected a series that follows a model, was " + state.lifecycle());
    }

    /** Compares shapes as well: a name that was retired may return with an old number and another shape. */
    private boolean fits(Following following) {
        return serves(following) && fits(following.hidden()) && !runner.needsScale(following.hidden());
    }

    private boolean serves(Following following) {
        return following.model().equals(model.version())
                && following.intervals().size() == intervals;
    }

    private boolean fits(HiddenState hidden) {
        NetworkState found = hidden.network();
        NetworkState expected = shape.network();
        if (found.hidden().length != expected.hidden().length || found.lags().length != expected.lags().length) {
            return false;
        }
        for (int layer = 0; layer < expected.hidden().length; layer++) {
            if (found.hidden()[layer].length != expected.hidden()[layer].length
                    || found.cell()[layer].length != expected.cell()[layer].length) {
                return false;
            }
        }
        return hidden.level().length == shape.level().length;
    }

    /**
     * The initial intervals, derived from the model's errors on held-out data; unknown if the model does not state them. Where it states only
     * that of the first horizon, errors are expected to grow as those of a random walk.
     */
    private IntervalTracker initialIntervals(HiddenState hidden) {
        Lineage.Evaluation evaluation = model.lineage().evaluation();
        List<Integer> steps = model.spec().horizons();
        double[] errors = new double[intervals];
        for (int i = 0; i < intervals; i++) {
            int horizon = i / outputs;
            double error = evaluation.errors().size() == horizons
                    ? evaluation.errors().get(horizon)
                    : evaluation.error() * Math.sqrt((double) steps.get(horizon) / steps.get(0));
            boolean known = error > 0
                    && Double.isFinite(error)
                    && model.spec().targets().contains(i % outputs);
            errors[i] = known ? error * runner.unit(hidden, i % outputs) : 0;
        }
        return IntervalTracker.expecting(
                errors, NormalQuantile.halfWidth(model.spec().coverage()));
    }

    /** Replaces channels that never had a value by the center of their scaling. */
    private double[] completed(HiddenState hidden, double[] sample) {
        for (int c = 0; c < complete.length; c++) {
            complete[c] = Double.isNaN(sample[c]) ? runner.center(hidden, c) : sample[c];
        }
        return complete;
    }
}
