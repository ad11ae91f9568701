package io.wavecast.trainer.judge;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.trainer.history.SeriesSlice;

/** A model, run as in the stream: a missing value is replaced by its forecast. */
final class HeldOutModel implements HeldOutForecaster {
    private final ModelRunner runner;
    private final double[] expected; // (channels)
    private HiddenState state;

    HeldOutModel(Model model) {
        this.runner = new ModelRunner(model);
        this.expected = new double[model.spec().channels()];
        this.state = runner.newState();
    }

    @Override
    public void begin(SeriesSlice slice) {
        state = runner.newState();
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        runner.advance(state, filled(slice, t));
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        runner.step(state, filled(slice, t), means);
    }

    private double[] filled(SeriesSlice slice, int t) {
        double[] sample = slice.values()[t].clone();
        if (t > 0) {
            runner.forecastNext(state, expected);
            for (int c = 0; c < sample.length; c++) {
                if (!slice.observed()[t][c] && Double.isFinite(expected[c])) {
                    sample[c] = expected[c];
                }
            }
        }
        return sample;
    }
}
