package io.wavecast.trainer.learn;

import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Autoregression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Replaces missing values by forecasts, as the stream does. The stream uses the model's own, which does not exist before it is learned: AR(p) takes its
 * place. With the last value in the gaps a model would learn steps that it never sees in the stream. There, missing values of channels that are inputs
 * only are last values, and so they are here.
 */
public final class MissingValues {
    private final Autoregression autoregression;
    private final Scaling scaling;
    private final TargetChannels predicted;

    private MissingValues(Autoregression autoregression, TargetChannels predicted, Scaling scaling) {
        this.autoregression = autoregression;
        this.predicted = predicted;
        this.scaling = scaling;
    }

    /**
     * Fits AR(p) one step ahead.
     *
     * @param train in the user's units; the last value where one is missing
     * @param predicted the channels that are forecast
     * @throws IllegalArgumentException if there are not more samples than lags
     */
    public static MissingValues fit(List<SeriesSlice> train, TargetChannels predicted, Scaling scaling, int lags) {
        List<SeriesSlice> scaled = NetworkInputs.of(train, new Preprocessing(scaling, false));
        return new MissingValues(Autoregression.fit(scaled, List.of(1), predicted, lags), predicted, scaling);
    }

    /** Whether a value is missing. */
    public static boolean any(List<SeriesSlice> slices) {
        return slices.stream().anyMatch(MissingValues::any);
    }

    private static boolean any(SeriesSlice slice) {
        for (boolean[] row : slice.observed()) {
            if (any(row)) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(boolean[] observed) {
        for (boolean one : observed) {
            if (!one) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills slices. Missing values among the first p samples stay as they are.
     *
     * @param slices in the user's units, not differenced
     */
    public List<SeriesSlice> filled(List<SeriesSlice> slices) {
        List<SeriesSlice> filled = new ArrayList<>();
        slices.forEach(slice -> filled.add(any(slice) ? filled(slice) : slice));
        return filled;
    }

    private SeriesSlice filled(SeriesSlice slice) {
        int channels = scaling.channels();
        double[][] values = slice.values().clone();
        double[][] scaled = new double[values.length][channels];
        double[][] expected = new double[1][channels];
        for (int t = 0; t < values.length; t++) {
            if (t >= autoregression.lags() && any(slice.observed()[t])) {
                autoregression.forecast(scaled, t - 1, expected);
                values[t] = Arrays.copyOf(values[t], channels);
                for (int c : predicted.list()) {
                    if (!slice.observed()[t][c]) {
                        values[t][c] = scaling.unscaled(c, scaling.clip(expected[0][c]));
                    }
                }
            }
            for (int c = 0; c < channels; c++) {
                scaled[t][c] = scaling.scaled(c, values[t][c]);
            }
        }
        return slice.with(values, values);
    }
}
