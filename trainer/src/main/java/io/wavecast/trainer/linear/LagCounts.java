package io.wavecast.trainer.linear;

/**
 * The lags that are columns of a design matrix.
 *
 * @param own lags of the channel that is forecast
 * @param all lags of each channel in the group of all channels; none for no such group
 */
public record LagCounts(Lags own, Lags all) {
    /** The newest lags alone. */
    public LagCounts(int own, int all) {
        this(Lags.newest(own), Lags.newest(all));
    }

    /** The number of inputs that must be known. */
    public int longest() {
        return Math.max(own.reach(), all.reach());
    }
}
