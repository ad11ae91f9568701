package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * AR(p), the baseline that a model must beat. Each horizon of a channel is a least-squares regression on that channel's last p
 * values. Channels that are inputs only have none.
 */
public final class Autoregression {
    private final int lags;
    private final TargetChannels predicted;
    private final Readout readout;

    private Autoregression(int lags, TargetChannels predicted, Readout readout) {
        this.lags = lags;
        this.predicted = predicted;
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
        return fit(train, horizons, TargetChannels.all(train.get(0).values()[0].length), lags);
    }

    /** Fits one regression for each horizon and each channel that is forecast. */
    public static Autoregression fit(
            List<SeriesSlice> train, List<Integer> horizons, TargetChannels predicted, int lags) {
        var targets = new Targets(horizons, predicted, false, lags);
        DesignMatrix matrix = DesignMatrix.of(train, targets, new LagCounts(lags, 0), Optional.empty());
        if (matrix.rows() <= lags) {
            throw new IllegalArgumentException("AR(" + lags + ") has " + (lags + 1) + " unknowns per channel, but only "
                    + matrix.rows() + " samples have " + lags + " samples before them: give more data");
        }
        return new Autoregression(lags, predicted, Readout.leastSquares(targets, matrix, lags));
    }

    public int lags() {
        return lags;
    }

    /** The same forecaster as a network: a linear path without cells, with a block of outputs for each horizon. */
    public NetworkSpec spec() {
        return NetworkSpec.linear(predicted.channels(), readout.outputs().size(), lags);
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
     * @param means (horizons, channels) receives the forecasts, scaled; NaN for channels that are inputs only
     */
    public void forecast(double[][] values, int t, double[][] means) {
        double[] changes = new double[means.length * predicted.count()];
        readout.predictFromLags(values, t, changes);
        int at = 0;
        for (double[] mean : means) {
            Arrays.fill(mean, Double.NaN);
            for (int c : predicted.list()) {
                mean[c] = values[t][c] + changes[at++];
            }
        }
    }
}
