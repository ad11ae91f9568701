package io.wavecast.trainer.history;

/**
 * Which part of the past to read.
 *
 * @param sinceMicros event time of the first sample wanted
 * @param untilMicros event time of the last sample wanted; whatever it is, reading stops where the topic ended when it began
 * @param maxSamples how many to keep, the newest of each series
 */
public record HistorySettings(long sinceMicros, long untilMicros, int maxSamples) {
    public static HistorySettings everything() {
        return new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, 2_000_000);
    }
}
