package io.wavecast.trainer.judge;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.SeriesRun;
import io.wavecast.core.rnn.SpreadReader;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.Arrays;
import java.util.Optional;

/**
 * A model, run as in the stream: it knows what the ring of a series holds, a missing value is replaced by its forecast, and while it warms up the
 * naive forecast answers.
 */
public final class HeldOutModel implements HeldOutForecaster {
    /** Past samples that the stream keeps of a series, unless a model's warm-up is longer ({@code serve --ring}). */
    private static final int RING = 512;

    private final ModelRunner runner;
    private final double[] expected; // (channels)
    private final int warmUp;
    private final SeriesRun run;
    private final Optional<SpreadReader> spreads;
    private double[] newest = {}; // (channels)
    private int seen; // samples of the slice

    public HeldOutModel(Model model) {
        this.runner = new ModelRunner(model);
        this.expected = new double[model.spec().channels()];
        this.warmUp = model.spec().warmup();
        this.run = new SeriesRun(runner, past());
        this.spreads =
                model.spread().map(head -> new SpreadReader(head, model.spec().targets()));
    }

    @Override
    public int past() {
        return Math.max(RING, warmUp);
    }

    @Override
    public void begin(SeriesSlice slice) {
        run.begin();
        seen = 0;
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        run.prepare(false);
        newest = filled(slice, t);
        runner.advance(run.state(), newest);
        run.keep(newest);
        seen++;
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        run.prepare(seen + 1 >= warmUp);
        newest = filled(slice, t);
        runner.step(run.state(), newest, slice.timeMicros(t), means);
        run.keep(newest);
        seen++;
        if (!isReady()) {
            Arrays.stream(means).forEach(mean -> System.arraycopy(slice.values()[t], 0, mean, 0, mean.length));
        }
    }

    /** Whether the model forecasts, not the naive forecast. */
    public boolean isReady() {
        return seen >= warmUp;
    }

    /** The newest sample as the model sees it, (channels); valid until the next one. */
    public double[] newest() {
        return newest;
    }

    /** The series as the model has seen it. */
    public SeriesRun run() {
        return run;
    }

    /** (hidden) the hidden units of the last layer after the newest sample; shared. */
    public float[] hiddenUnits() {
        float[][] hidden = run.state().network().hidden();
        return hidden[hidden.length - 1];
    }

    @Override
    public double[][] spreads() {
        return isReady() && spreads.isPresent() ? spreads.get().read(run.state().network()) : NO_SPREADS;
    }

    private double[] filled(SeriesSlice slice, int t) {
        double[] sample = slice.values()[t].clone();
        if (run.expects()) {
            runner.forecastNext(run.state(), slice.timeMicros(t - 1), expected);
            for (int c = 0; c < sample.length; c++) {
                if (!slice.observed()[t][c] && Double.isFinite(expected[c])) {
                    sample[c] = expected[c];
                }
            }
        }
        return sample;
    }
}
