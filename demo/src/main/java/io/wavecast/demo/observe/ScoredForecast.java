package io.wavecast.demo.observe;

/**
 * A forecast and the observation that it spoke of.
 *
 * @param atMicros event time of the observation
 * @param actual first channel of the observation
 * @param mean first channel of the forecast
 * @param lower end of its interval
 * @param upper end of its interval
 * @param squaredError mean over the channels present
 * @param naiveSquaredError the same for the value that was the last one when the forecast was made
 * @param covered share of the channels inside their interval
 */
record ScoredForecast(
        long atMicros,
        double actual,
        double mean,
        double lower,
        double upper,
        double squaredError,
        double naiveSquaredError,
        double covered) {}
