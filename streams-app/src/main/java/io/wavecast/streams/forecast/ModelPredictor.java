package io.wavecast.streams.forecast;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.streams.series.IntervalTracker;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;

/** Follows series with one model. Owns scratch space: one per thread. */
final class ModelPredictor implements Predictor {
    private final Model model;
    private final ModelRunner runner;
    private final Scaling scaling;
    private final HiddenState shape; // never stepped
    private final double[] known; // (channels) scratch
    private final int horizons;
    private final int said; // values per horizon
    private final int widths; // of intervals, which labels have not

    ModelPredictor(Model model) {
        this.model = model;
        this.runner = new ModelRunner(model);
        this.scaling = model.preprocessing().scaling();
        this.shape = runner.fresh();
        this.known = new double[model.spec().channels()];
        this.horizons = model.spec().horizons().size();
        this.said = model.spec().said();
        this.widths = model.spec().label() ? 0 : horizons * said;
    }

    Model model() {
        return model;
    }

    /** Where the version is new to the series, its hidden state is what the past inputs make of it: no cold start. */
    @Override
    public boolean takeOver(SeriesState state) {
        if (follows(state)) {
            return false;
        }
        HiddenState rebuilt = runner.fresh();
        double[] past = new double[state.channels()];
        for (int age = 0; age < state.ring().size(); age++) {
            state.ring().read(age, past);
            runner.absorb(rebuilt, known(past));
        }
        state.adopt(model.version(), Optional.of(rebuilt), expectedIntervals());
        return true;
    }

    @Override
    public void expect(SeriesState state, double[] next) {
        runner.expect(hidden(state), next);
    }

    @Override
    public void absorb(SeriesState state, double[] sample) {
        runner.absorb(hidden(state), known(sample));
    }

    @Override
    public Prediction step(SeriesState state, double[] sample) {
        // Row by row: on the way through a two-dimensional new, the JVM leaves compiled code.
        double[][] means = new double[horizons][];
        for (int i = 0; i < horizons; i++) {
            means[i] = new double[said];
        }
        runner.step(hidden(state), known(sample), means);
        return new Prediction(model.version(), model.spec().horizons(), means);
    }

    private static HiddenState hidden(SeriesState state) {
        return state.hidden().orElseThrow();
    }

    /** A name that was retired may come back with an old number and another shape. */
    private boolean follows(SeriesState state) {
        return state.model().equals(model.version())
                && state.hidden().isPresent()
                && fits(state.hidden().get())
                && state.intervals().widths().length == widths;
    }

    private boolean fits(HiddenState hidden) {
        NetworkState found = hidden.network();
        NetworkState right = shape.network();
        if (found.hidden().length != right.hidden().length || found.lags().length != right.lags().length) {
            return false;
        }
        for (int layer = 0; layer < right.hidden().length; layer++) {
            if (found.hidden()[layer].length != right.hidden()[layer].length
                    || found.cell()[layer].length != right.cell()[layer].length) {
                return false;
            }
        }
        return hidden.level().length == shape.level().length;
    }

    /** As wide as the model erred on the data held back, where it says so. */
    private IntervalTracker expectedIntervals() {
        IntervalTracker intervals = new IntervalTracker(widths);
        double error = model.lineage().error();
        if (error > 0 && Double.isFinite(error)) {
            double[] scale = scaling.scale();
            double z = NormalQuantile.halfWidth(model.spec().coverage());
            for (int i = 0; i < intervals.widths().length; i++) {
                intervals.expect(i, z * error * scale[i % scale.length]);
            }
        }
        return intervals;
    }

    /** A channel that never had a value enters as what the scaling takes for normal. */
    private double[] known(double[] sample) {
        double[] center = null;
        for (int c = 0; c < known.length; c++) {
            known[c] = sample[c];
            if (Double.isNaN(sample[c])) {
                center = center == null ? scaling.center() : center;
                known[c] = center[c];
            }
        }
        return known;
    }
}
