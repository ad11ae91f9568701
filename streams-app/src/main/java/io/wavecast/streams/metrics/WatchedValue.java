package io.wavecast.streams.metrics;

/**
 * The newest value of a channel of a watched series, and the forecast of its next one. Numbers that are not known are NaN.
 *
 * @param channel index of the channel
 * @param actual newest value
 * @param forecast mean of the nearest step that was published with it
 * @param lower lower bound of that step
 * @param upper upper bound of that step
 * @param anomalyScore largest score of the anomalies of the channel that last; 0 without any, NaN during a silence
 */
public record WatchedValue(
        String series, int channel, double actual, double forecast, double lower, double upper, double anomalyScore) {}
