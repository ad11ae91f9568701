package io.wavecast.demo.observe;

/**
 * The error over a short piece of a run.
 *
 * @param seconds its middle, since the first observation
 * @param rmse of the forecasts
 * @param naiveRmse of repeating the last value
 */
public record ErrorPoint(double seconds, double rmse, double naiveRmse) {

    /** {@code 1 − rmse / naiveRmse}; NaN where the naive forecast never erred. */
    public double skill() {
        return naiveRmse > 0 ? 1 - rmse / naiveRmse : Double.NaN;
    }
}
