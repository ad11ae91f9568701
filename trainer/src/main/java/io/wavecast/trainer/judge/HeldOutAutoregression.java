package io.wavecast.trainer.judge;

import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Autoregression;
import org.jspecify.annotations.Nullable;

/** AR(p) on scaled values. */
final class HeldOutAutoregression implements HeldOutForecaster {
    private final Autoregression autoregression;
    private final Scaling scaling;
    private final @Nullable SeriesScaling perSeries;
    private double[][] scaled = {}; // (time)(channels)
    private @Nullable SeriesScale own; // of the slice

    HeldOutAutoregression(Autoregression autoregression, Preprocessing preprocessing) {
        this.autoregression = autoregression;
        this.scaling = preprocessing.scaling();
        this.perSeries = preprocessing.perSeries().orElse(null);
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
        scaled = new double[slice.values().length][scaling.channels()];
        own = perSeries == null ? null : HeldOutUnits.learned(perSeries, slice, slice.firstTarget());
        scale(slice, slice.firstTarget() - autoregression.lags(), scaled.length);
    }

    /** Scales samples from one time to another. */
    private void scale(SeriesSlice slice, int from, int to) {
        for (int t = from; t < to; t++) {
            for (int c = 0; c < scaled[t].length; c++) {
                double value = slice.values()[t][c];
                scaled[t][c] = scaling.scaled(c, own == null ? value : own.scaled(c, value));
            }
        }
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        // The forecast reads the lags from the slice.
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        if (perSeries != null && own != null) {
            if (own.isLeft(perSeries)) {
                own = HeldOutUnits.learned(perSeries, slice, t);
            }
            own.take(slice.values()[t], perSeries);
            scale(slice, t + 1 - autoregression.lags(), t + 1);
        }
        autoregression.forecast(scaled, t, means);
        for (double[] mean : means) {
            for (int c = 0; c < mean.length; c++) {
                double value = scaling.unscaled(c, mean[c]);
                mean[c] = own == null ? value : own.unscaled(c, value);
            }
        }
    }
}
