package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;
import java.util.Optional;

/**
 * AR(p), the baseline that a model must beat. Each horizon of a channel is a least-squares regression on that channel's last p
 * values.
 */
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
     * Fits one regression for each horizon and channel.
     *
     * @param train scaled values
     * @param horizons steps ahead, ascending
     * @param lags p
     * @throws IllegalArgumentException if there are not more samples than lags
     */
    public static Autoregression fit(List<SeriesSlice> train, List<Integer> horizons, int lags) {
        int channels = train.get(0).values()[0].length;
        var targets = new Targets(horizons, channels, false, lags);
        DesignMatrix matrix = DesignMatrix.of(train, targets, new LagCounts(lags, 0), Optional.empty());
        if (matrix.rows() <= lags) {
            throw new IllegalArgumentException("AR(" + lags + ") has " + (lags + 1) + " unknowns per channel, but only "
                    + matrix.rows() + " samples have " + lags + " samples before them: give more data");
        }
        return new Autoregression(lags, channels, Readout.leastSquares(targets, matrix, lags));
    }

    public int lags() {
        return lags;
    }

    /** The same forecaster as a network: a linear path without cells, with a block of outputs for each horizon. */
    public NetworkSpec spec() {
        return NetworkSpec.linear(channels, readout.outputs().size(), lags);
    }

    /** Weights of {@link #spec()}, rounded to float32. */
    public Weights weights() {
        return readout.weights(spec(), Optional.empty());
    }

    /**
     * Forecasts every horizon from a time.
     *
     * @param values (time)(channels), scaled
     * @param t at least p − 1
     * @param means (horizons, channels) receives the forecasts, scaled
     */
    public void forecast(double[][] values, int t, double[][] means) {
        double[] changes = new double[means.length * channels];
        readout.predictFromLags(values, t, changes);
        for (int h = 0; h < means.length; h++) {
            for (int c = 0; c < channels; c++) {
                means[h][c] = values[t][c] + changes[h * channels + c];
            }
        }
    }
}
