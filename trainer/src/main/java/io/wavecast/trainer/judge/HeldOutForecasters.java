package io.wavecast.trainer.judge;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Autoregression;
import java.util.List;

/** How forecasters go through what is held back. */
public final class HeldOutForecasters {
    private HeldOutForecasters() {}

    /** The last value. */
    public static HeldOutErrors.Walk naive(List<Integer> horizons) {
        return new HeldOutErrors.Walk() {
            @Override
            public void begin(SeriesSlice part) {}

            @Override
            public void step(SeriesSlice part, int t, double[][] means) {
                for (int h = 0; means != null && h < horizons.size(); h++) {
                    means[h] = part.values()[t].clone();
                }
            }
        };
    }

    /** @param autoregression fitted on scaled values */
    public static HeldOutErrors.Walk autoregression(Autoregression autoregression, Scaling scaling) {
        return new HeldOutErrors.Walk() {
            private double[][] scaled = new double[0][];

            @Override
            public void begin(SeriesSlice part) {
                if (part.from() < autoregression.lags()) {
                    throw new IllegalArgumentException("AR(" + autoregression.lags() + ") needs so many samples before "
                            + "what is held back, there are " + part.from());
                }
                scaled = new double[part.values().length][scaling.channels()];
                for (int t = 0; t < scaled.length; t++) {
                    for (int c = 0; c < scaled[t].length; c++) {
                        scaled[t][c] = scaling.scaled(c, part.values()[t][c]);
                    }
                }
            }

            @Override
            public void step(SeriesSlice part, int t, double[][] means) {
                if (means == null) {
                    return;
                }
                autoregression.forecast(scaled, t, means);
                for (double[] mean : means) {
                    for (int c = 0; c < mean.length; c++) {
                        mean[c] = scaling.unscaled(c, mean[c]);
                    }
                }
            }
        };
    }

    /** As the stream runs it: in the place of what is missing the model gets what it expected. */
    public static HeldOutErrors.Walk network(Model model) {
        var runner = new ModelRunner(model);
        double[] expected = new double[model.spec().channels()];
        return new HeldOutErrors.Walk() {
            private HiddenState state = runner.fresh();

            @Override
            public void begin(SeriesSlice part) {
                state = runner.fresh();
            }

            @Override
            public void step(SeriesSlice part, int t, double[][] means) {
                double[] sample = part.values()[t].clone();
                if (t > 0) {
                    runner.expect(state, expected);
                    for (int c = 0; c < sample.length; c++) {
                        if (!part.observed()[t][c] && Double.isFinite(expected[c])) {
                            sample[c] = expected[c];
                        }
                    }
                }
                if (means == null) {
                    runner.absorb(state, sample);
                } else {
                    runner.step(state, sample, means);
                }
            }
        };
    }
}
