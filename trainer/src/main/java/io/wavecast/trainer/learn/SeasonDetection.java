package io.wavecast.trainer.learn;

import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lengths of seasons: local maxima of the autocorrelation of changes, each clearly higher than all at shorter lags. Regressions forecast changes,
 * and changes do not hide a season behind a slow level.
 */
public final class SeasonDetection {
    /** The shortest season; shorter ones are within any choice of lags. */
    private static final int SHORTEST = 4;
    /** The least autocorrelation of a season. */
    private static final double LEAST = 0.2;
    /** More autocorrelation, for which a longer season counts as well. */
    private static final double CLEARLY = 0.05;
    /** The number of seasons, such as a day and a week. */
    private static final int MOST = 2;

    private static final int SAMPLES = 20_000; // of a slice: the newest ones
    private static final int SIGNALS = 16; // channels of slices that are averaged
    private static final double CLIP = 5; // standard deviations

    private SeasonDetection() {}

    /**
     * The seasons of a signal.
     *
     * @param past in any units
     * @param channels whose seasons are looked for
     * @param longest season that is looked for
     * @return lengths in samples, ascending
     */
    public static List<Integer> lengths(List<SeriesSlice> past, List<Integer> channels, int longest) {
        double[] sum = new double[longest + 2];
        double[] weight = new double[longest + 2];
        int signals = past.size() * channels.size();
        int stride = Math.max(1, (signals + SIGNALS - 1) / SIGNALS);
        for (int signal = 0; signal < signals; signal += stride) {
            SeriesSlice slice = past.get(signal / channels.size());
            add(changes(slice, channels.get(signal % channels.size())), sum, weight);
        }
        List<Integer> found = new ArrayList<>();
        double highest = LEAST - CLEARLY;
        for (int lag = SHORTEST; lag <= longest && weight[lag + 1] > 0; lag++) {
            double here = sum[lag] / weight[lag];
            boolean peak = here > sum[lag - 1] / weight[lag - 1] && here >= sum[lag + 1] / weight[lag + 1];
            if (peak && here > highest + CLEARLY) {
                found.add(lag);
                highest = here;
            }
        }
        return List.copyOf(found.subList(Math.max(0, found.size() - MOST), found.size()));
    }

    /** The newest changes of a channel, in standard deviations and clipped. */
    private static double[] changes(SeriesSlice slice, int channel) {
        int count = Math.min(SAMPLES, slice.values().length - 1);
        double[] changes = new double[Math.max(0, count)];
        double squares = 0;
        int begin = slice.values().length - changes.length;
        for (int i = 0; i < changes.length; i++) {
            changes[i] = slice.values()[begin + i][channel] - slice.values()[begin + i - 1][channel];
            squares += changes[i] * changes[i];
        }
        double deviation = Math.sqrt(squares / Math.max(1, changes.length));
        for (int i = 0; i < changes.length && deviation > 0; i++) {
            changes[i] = Math.max(-CLIP, Math.min(CLIP, changes[i] / deviation));
        }
        return changes;
    }

    /** Adds the autocorrelations up to a third of the samples, weighted by their number. */
    private static void add(double[] values, double[] sum, double[] weight) {
        double variance = product(values, 0);
        if (!(variance > 0)) {
            return;
        }
        for (int lag = 0; lag < Math.min(sum.length, values.length / 3); lag++) {
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
