package io.wavecast.trainer.history;

/**
 * Which part of the past to read.
 *
 * @param sinceMicros event time of the first sample wanted
 * @param untilMicros event time of the last sample wanted; whatever it is, reading stops where the topic ended when it began
 * @param maxSamples how many to keep; of longer pasts a sample that is fair to series and to time
 * @param maxGap how many missing samples in a row are filled in, as the stream does
 */
public record HistorySettings(long sinceMicros, long untilMicros, int maxSamples, int maxGap) {
    /** A block of samples in a row must fit in. */
    public static final int LEAST_SAMPLES = SeriesHistory.BLOCK;

    public HistorySettings between(long otherSinceMicros, long otherUntilMicros) {
        return new HistorySettings(otherSinceMicros, otherUntilMicros, maxSamples, maxGap);
    }

    public static HistorySettings everything() {
        return new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, 2_000_000, 10);
    }
}
