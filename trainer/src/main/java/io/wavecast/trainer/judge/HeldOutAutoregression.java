package io.wavecast.trainer.judge;

import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Autoregression;

/** AR(p) on scaled values. */
final class HeldOutAutoregression implements HeldOutForecaster {
    private final Autoregression autoregression;
    private final Scaling scaling;
    private double[][] scaled = {}; // (time)(channels)

    HeldOutAutoregression(Autoregression autoregression, Scaling scaling) {
        this.autoregression = autoregression;
        this.scaling = scaling;
    }

    @Override
    public int past() {
        return autoregression.lags();
    }

    @Override
    public void begin(SeriesSlice slice) {
        if (slice.firstTarget() < autoregression.lags()) {
            throw new IllegalArgumentException("expected at least " + autoregression.lags()
                    + " samples before the first target, was " + slice.firstTarget());
        }
        scaled = new double[slice.values().length][];
        for (int t = slice.firstTarget() - autoregression.lags(); t < scaled.length; t++) {
            scaled[t] = new double[scaling.channels()];
            for (int c = 0; c < scaled[t].length; c++) {
                scaled[t][c] = scaling.scaled(c, slice.values()[t][c]);
            }
        }
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        // The forecast reads the lags from the slice.
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        autoregression.forecast(scaled, t, means);
        for (double[] mean : means) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] = scaling.unscaled(c, mean[c]);
            }
        }
    }
}
