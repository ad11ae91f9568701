package io.wavecast.trainer.adapt;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.trainer.history.SeriesSlice;

/** A model that goes through a slice as through a series in the stream: a missing value is replaced by its forecast. */
final class ModelPass {
    private final ModelRunner runner;
    private final int warmup;
    private final double[] expected; // (channels)
    private HiddenState state;
    private double[] newest = {}; // (channels)
    private int seen; // samples of the slice

    ModelPass(Model model) {
        this.runner = new ModelRunner(model);
        this.warmup = model.spec().warmup();
        this.expected = new double[model.spec().channels()];
        this.state = runner.newState();
    }

    /** Starts a new slice. */
    void begin() {
        state = runner.newState();
        seen = 0;
    }

    /** Takes in a sample, without a forecast. */
    void observe(SeriesSlice slice, int t) {
        fill(slice, t);
        runner.advance(state, newest);
    }

    /**
     * Takes in a sample, and forecasts.
     *
     * @param means (horizons, channels) receives the model's forecasts; the naive ones while it warms up
     * @return whether the model forecasts
     */
    boolean forecast(SeriesSlice slice, int t, double[][] means) {
        fill(slice, t);
        runner.step(state, newest, means);
        boolean ready = seen >= warmup;
        for (double[] mean : means) {
            if (!ready) {
                System.arraycopy(newest, 0, mean, 0, mean.length);
            }
        }
        return ready;
    }

    /** The newest sample as the model sees it, (channels); valid until the next one. */
    double[] newest() {
        return newest;
    }

    private void fill(SeriesSlice slice, int t) {
        newest = slice.values()[t].clone();
        if (seen > 0) {
            runner.forecastNext(state, expected);
            for (int c = 0; c < newest.length; c++) {
                if (!slice.observed()[t][c] && Double.isFinite(expected[c])) {
                    newest[c] = expected[c];
                }
            }
        }
        seen++;
    }
}
