package io.wavecast.demo.observe;

/**
 * How far forecasts were from what came.
 *
 * @param count forecasts whose truth arrived
 * @param rmse root mean squared error in the signal's units; NaN where nothing was counted
 * @param naiveRmse the same for repeating the last value
 * @param coverage share of observations inside their interval
 */
public record ErrorStatistics(long count, double rmse, double naiveRmse, double coverage) {

    /** {@code 1 − rmse / naiveRmse}; NaN where nothing was counted or the naive forecast never erred. */
    public double skill() {
        return naiveRmse > 0 ? 1 - rmse / naiveRmse : Double.NaN;
    }
}
