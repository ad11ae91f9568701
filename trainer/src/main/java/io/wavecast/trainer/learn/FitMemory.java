package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.linear.LagCounts;

/**
 * How much memory the sums of a fit take, and how much they may take.
 *
 * @param maxBytes the most
 * @param channels of a series
 * @param targets channels that are forecast
 * @param horizons number of horizons
 * @param hidden columns of hidden units
 * @param known columns of what is known of the time
 * @param missing whether values are missing: then the sums are kept for each target, too
 */
record FitMemory(long maxBytes, int channels, int targets, int horizons, int hidden, int known, boolean missing) {
    /** Matrices of a group that exist at one time, and as many of jumps: the pieces and folds of the present fit, and the last fold of two earlier ones. */
    private static final int MATRICES = 11;
    /** Share of the heap that the sums of each channel alone may take, and as much those of all channels together. */
    private static final long SHARE_OF_HEAP = 4;

    /** The memory of a fit whose forecasts are of all channels, and which knows nothing of the time. */
    FitMemory(long maxBytes, int channels, int horizons, int hidden, boolean missing) {
        this(maxBytes, channels, channels, horizons, hidden, 0, missing);
    }

    /** As much as a share of this process' heap. */
    static FitMemory ofHeap(TargetChannels predicted, int horizons, int hidden, int known, boolean missing) {
        long maxBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        return new FitMemory(maxBytes, predicted.channels(), predicted.count(), horizons, hidden, known, missing);
    }

    /**
     * The memory of the groups of a width: one group for each channel that is forecast, or one of all channels. The sums of jumps, which all groups share,
     * count among the former.
     *
     * @param lags number of lags of each channel
     * @param width channels of a group: 1, or all
     * @return in bytes
     */
    long bytes(long lags, int width) {
        long groups = width == 1 ? targets : 1;
        long outputs = (long) horizons * targets / groups;
        long products = groups * (missing ? outputs + 1 : 1) * triangle(lags * width + known + hidden + 1);
        long jumps = width == 1 && hidden > 0 ? triangle(channels + hidden) : 0;
        return MATRICES * (products + jumps) * Double.BYTES;
    }

    private static long triangle(long columns) {
        return columns * (columns + 1) / 2;
    }

    /** Whether the groups of a width fit. */
    boolean fits(long lags, int width) {
        return bytes(lags, width) <= maxBytes;
    }

    /** Whether the groups of some lags fit with more columns beside them. */
    boolean fits(LagCounts lags, int more) {
        var wider = new FitMemory(maxBytes, channels, targets, horizons, hidden + more, known, missing);
        return wider.fits(lags.own().count(), 1)
                && (lags.all().count() == 0 || wider.fits(lags.all().count(), channels));
    }

    /** What the memory is for. */
    String words() {
        return channels + " channels and " + horizons + " horizons" + (missing ? " with missing values" : "");
    }
}
