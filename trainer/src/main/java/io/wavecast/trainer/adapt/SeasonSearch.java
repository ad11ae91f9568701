package io.wavecast.trainer.adapt;

import io.wavecast.core.adapt.AdapterSize;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;

/** Finds the length of a season: the lag of the largest local maximum of the autocorrelation, averaged over channels and series. */
public final class SeasonSearch {
    /** Longest season that is looked for, so that the season of a series is a small part of its state. With many channels it is shorter. */
    static final int LONGEST = 512;

    private static final int SAMPLES = 20_000; // of a slice: the newest ones
    private static final double LEAST = 0.3; // autocorrelation of a season
    private static final double CLEARLY = 0.05; // more autocorrelation, for which a longer season is preferred

    private SeasonSearch() {}

    /**
     * The season of the series.
     *
     * @param past in the user's units
     * @param scaling limits outliers
     * @return steps; 0 if there is no season
     */
    public static int of(List<SeriesSlice> past, Scaling scaling) {
        return of(past, TargetChannels.all(scaling.channels()), scaling);
    }

    /** The season of some channels. */
    public static int of(List<SeriesSlice> past, TargetChannels channels, Scaling scaling) {
        double[] sum = new double[LONGEST + 1];
        double[] weight = new double[LONGEST + 1];
        for (SeriesSlice slice : past) {
            for (int c : channels.list()) {
                add(centred(slice, c, scaling), sum, weight);
            }
        }
        int longest = Math.min(LONGEST, AdapterSize.MAX_SEASON_VALUES / scaling.channels());
        int best = 0;
        for (int lag = 2; lag < longest && weight[lag + 1] > 0; lag++) {
            double here = sum[lag] / weight[lag];
            boolean peak = here > sum[lag - 1] / weight[lag - 1] && here >= sum[lag + 1] / weight[lag + 1];
            if (peak && here > LEAST && (best == 0 || here > sum[best] / weight[best] + CLEARLY)) {
                best = lag;
            }
        }
        return best;
    }

    /** The newest samples of a channel in scaled units, less their mean. */
    private static double[] centred(SeriesSlice slice, int channel, Scaling scaling) {
        int count = Math.min(SAMPLES, slice.values().length);
        double[] values = new double[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            values[i] = scaling.scaled(channel, slice.values()[slice.values().length - count + i][channel]);
            mean += values[i] / count;
        }
        for (int i = 0; i < count; i++) {
            values[i] -= mean;
        }
        return values;
    }

    /** Adds the autocorrelations up to a third of the samples, weighted by their number. */
    private static void add(double[] values, double[] sum, double[] weight) {
        double variance = product(values, 0);
        if (!(variance > 0)) {
            return;
        }
        for (int lag = 0; lag <= Math.min(LONGEST, values.length / 3); lag++) {
            sum[lag] += product(values, lag) / variance * values.length;
            weight[lag] += values.length;
        }
    }

    private static double product(double[] values, int lag) {
        double product = 0;
        for (int i = lag; i < values.length; i++) {
            product += values[i] * values[i - lag];
        }
        return product;
    }
}
