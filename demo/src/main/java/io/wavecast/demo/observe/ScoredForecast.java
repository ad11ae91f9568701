package io.wavecast.demo.observe;

/**
 * A forecast with the observation that it predicted.
 *
 * @param timeMicros event time of the observation
 * @param actual first channel of the observation
 * @param mean first channel of the forecast; NaN, like all that follow, if there is none
 * @param lower lower end of the interval, first channel
 * @param upper upper end of the interval, first channel
 * @param squaredError mean over the channels that are forecast and present; NaN, like the two that follow, if there is none
 * @param naiveSquaredError the same for the naive forecast from the same observation
 * @param covered share of the channels whose value is inside the interval
 */
record ScoredForecast(
        long timeMicros,
        double actual,
        double mean,
        double lower,
        double upper,
        double squaredError,
        double naiveSquaredError,
        double covered) {

    /** An observation without a forecast. */
    static ScoredForecast without(long timeMicros, double actual) {
        return new ScoredForecast(
                timeMicros, actual, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
