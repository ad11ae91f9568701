package io.wavecast.trainer.judge;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.Arrays;

/**
 * A model, run as in the stream: it knows what the ring of a series holds, a missing value is replaced by its forecast, and while it warms up the
 * naive forecast answers.
 */
final class HeldOutModel implements HeldOutForecaster {
    /** Past samples that the stream keeps of a series, unless a model's warm-up is longer ({@code serve --ring}). */
    private static final int RING = 512;

    private final ModelRunner runner;
    private final double[] expected; // (channels)
    private final int warmUp;
    private HiddenState state;
    private int seen; // samples of the slice

    HeldOutModel(Model model) {
        this.runner = new ModelRunner(model);
        this.expected = new double[model.spec().channels()];
        this.warmUp = model.spec().warmup();
        this.state = runner.newState();
    }

    @Override
    public int past() {
        return Math.max(RING, warmUp);
    }

    @Override
    public void begin(SeriesSlice slice) {
        state = runner.newState();
        seen = 0;
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        runner.advance(state, filled(slice, t));
        seen++;
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        runner.step(state, filled(slice, t), means);
        seen++;
        if (seen < warmUp) {
            Arrays.stream(means).forEach(mean -> System.arraycopy(slice.values()[t], 0, mean, 0, mean.length));
        }
    }

    private double[] filled(SeriesSlice slice, int t) {
        double[] sample = slice.values()[t].clone();
        if (seen > 0) {
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
