package io.wavecast.demo.observe;

/**
 * The errors in a short interval of a run.
 *
 * @param seconds middle of the interval, since the first observation
 * @param rmse root mean square error of the forecasts
 * @param naiveRmse root mean square error of the naive forecasts, which repeat the last value
 */
public record ErrorPoint(double seconds, double rmse, double naiveRmse) {

    /** {@code 1 − rmse / naiveRmse}; NaN if the naive forecasts had no error. */
    public double skill() {
        return naiveRmse > 0 ? 1 - rmse / naiveRmse : Double.NaN;
    }
}
