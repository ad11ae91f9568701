package io.wavecast.trainer.linear;

/**
 * The numbers of lags that are columns of a design matrix.
 *
 * @param own lags of the channel that is forecast
 * @param all lags of each channel in the group of all channels; 0 for no such group
 */
public record LagCounts(int own, int all) {
    int longest() {
        return Math.max(own, all);
    }
}
