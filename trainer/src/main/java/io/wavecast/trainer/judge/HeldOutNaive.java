package io.wavecast.trainer.judge;

import io.wavecast.trainer.history.SeriesSlice;

/** Repeats the last value at every horizon. */
final class HeldOutNaive implements HeldOutForecaster {
    @Override
    public int past() {
        return 1;
    }

    @Override
    public void begin(SeriesSlice slice) {
        // It has no state.
    }

    @Override
    public void observe(SeriesSlice slice, int t) {
        // It has no state.
    }

    @Override
    public void forecast(SeriesSlice slice, int t, double[][] means) {
        for (double[] mean : means) {
            System.arraycopy(slice.values()[t], 0, mean, 0, mean.length);
        }
    }
}
