package io.wavecast.trainer.drift;

/**
 * The scores of one version in one stretch of time.
 *
 * @param logRatio mean over series and horizons of log (RMSE / RMSE of the naive forecast), each log 10 at most: 0 is as good as repeating the last value, lower is
 *     better; NaN if no naive forecast had an error
 * @param missed mean over series and horizons of the share of observations outside their intervals, 0..1
 * @param steps number of scores, each divided by its horizon: scores of h steps overlap
 */
public record ScoreBlock(double logRatio, double missed, double steps) {}
