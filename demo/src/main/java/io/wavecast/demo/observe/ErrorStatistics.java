package io.wavecast.demo.observe;

/**
 * The accuracy of forecasts.
 *
 * @param count number of forecasts whose target was observed
 * @param rmse root mean square error in the signal's units; NaN if count is 0
 * @param naiveRmse the same for the naive forecasts, which repeat the last value
 * @param coverage share of the observed values inside their interval; NaN if count is 0
 */
public record ErrorStatistics(long count, double rmse, double naiveRmse, double coverage) {

    /** {@code 1 − rmse / naiveRmse}; NaN if count is 0 or the naive forecasts had no error. */
    public double skill() {
        return naiveRmse > 0 ? 1 - rmse / naiveRmse : Double.NaN;
    }
}
