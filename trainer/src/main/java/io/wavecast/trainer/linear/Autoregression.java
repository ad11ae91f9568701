package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.DesignMatrix.Reach;
import java.util.List;
import java.util.Optional;

/** AR(p), what a model has to beat: each horizon of a channel from that channel's last p values, by least squares. */
public final class Autoregression {
    private final int lags;
    private final int channels;
    private final Readout readout;

    private Autoregression(int lags, int channels, Readout readout) {
        this.lags = lags;
        this.channels = channels;
        this.readout = readout;
    }

    /**
     * @param train scaled values
     * @param horizons steps ahead
     * @param lags p
     */
    public static Autoregression fit(List<SeriesSlice> train, List<Integer> horizons, int lags) {
        int channels = train.get(0).values()[0].length;
        var targets = new Targets(horizons, channels, false, lags);
        DesignMatrix columns = DesignMatrix.of(train, targets, new Reach(lags, 0), Optional.empty());
        if (columns.rows() <= lags) {
            throw new IllegalArgumentException("AR(" + lags + ") has " + (lags + 1) + " unknowns per channel, but only "
                    + columns.rows() + " samples have " + lags + " before them: give more data");
        }
        return new Autoregression(lags, channels, Readout.leastSquares(targets, columns, lags));
    }

    public int lags() {
        return lags;
    }

    /** As a network: a linear path without a cell, with a block of outputs for each horizon. */
    public NetworkSpec spec() {
        return NetworkSpec.linear(channels, readout.blends().size(), lags);
    }

    /** Of {@link #spec()}, in float32. */
    public Weights weights() {
        return readout.weights(spec(), Optional.empty());
    }

    /**
     * What comes after a time.
     *
     * @param values (time)(channels), scaled
     * @param t at least p − 1
     * @param means (horizons, channels) receives the forecasts, scaled
     */
    public void forecast(double[][] values, int t, double[][] means) {
        double[] changes = new double[means.length * channels];
        readout.linear(values, t, changes);
        for (int h = 0; h < means.length; h++) {
            for (int c = 0; c < channels; c++) {
                means[h][c] = values[t][c] + changes[h * channels + c];
            }
        }
    }
}
