package io.wavecast.trainer.adapt;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.SeriesRun;
import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.rnn.SpreadReader;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutForecaster;
import java.util.Optional;

/** A model that goes through a slice as through a series in the stream: a missing value is replaced by its forecast. */
final class ModelPass {
    private static final int RING = 512; // past samples that the stream keeps of a series at least

    private final ModelRunner runner;
    private final int warmup;
    private final double[] expected; // (channels)
    private final SeriesRun run;
    private final Optional<SpreadReader> spreads;
    private double[] newest = {}; // (channels)
    private int seen; // samples of the slice

    ModelPass(Model model) {
        this.runner = new ModelRunner(model);
        this.warmup = model.spec().warmup();
        this.expected = new double[model.spec().channels()];
        this.run = new SeriesRun(runner, Math.max(RING, warmup));
        this.spreads =
                model.spread().map(head -> new SpreadReader(head, model.spec().targets()));
    }

    /** Starts a new slice. */
    void begin() {
        run.begin();
        seen = 0;
    }

    /** Takes in a sample, without a forecast. */
    void observe(SeriesSlice slice, int t) {
        run.prepare(false);
        fill(slice, t);
        runner.advance(run.state(), newest);
        run.keep(newest);
    }

    /**
     * Takes in a sample, and forecasts.
     *
     * @param means (horizons, channels) receives the model's forecasts; the naive ones while it warms up
     * @return whether the model forecasts
     */
    boolean forecast(SeriesSlice slice, int t, double[][] means) {
        run.prepare(seen + 1 >= warmup);
        fill(slice, t);
        runner.step(run.state(), newest, slice.timeMicros(t), means);
        run.keep(newest);
        boolean ready = seen >= warmup;
        for (double[] mean : means) {
            if (!ready) {
                System.arraycopy(newest, 0, mean, 0, mean.length);
            }
        }
        return ready;
    }

    /** The spreads of the newest forecasts; see {@link HeldOutForecaster#spreads}. */
    double[][] spreads() {
        return seen >= warmup && spreads.isPresent()
                ? spreads.get().read(run.state().network())
                : HeldOutForecaster.NO_SPREADS;
    }

    /** The newest sample as the model sees it, (channels); valid until the next one. */
    double[] newest() {
        return newest;
    }

    /** The series' own center and scale; empty if all series have one. */
    Optional<SeriesScale> scale() {
        return Optional.ofNullable(run.state().scale());
    }

    private void fill(SeriesSlice slice, int t) {
        newest = slice.values()[t].clone();
        if (run.expects()) {
            runner.forecastNext(run.state(), slice.timeMicros(t - 1), expected);
            for (int c = 0; c < newest.length; c++) {
                if (!slice.observed()[t][c] && Double.isFinite(expected[c])) {
                    newest[c] = expected[c];
                }
            }
        }
        seen++;
    }
}
