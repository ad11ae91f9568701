package io.wavecast.trainer.history;

import io.wavecast.core.arrange.Arrangement;

/**
 * The samples to read: their time range, and how many to keep.
 *
 * @param sinceMicros event time of the first sample
 * @param untilMicros event time of the last sample; samples that arrive after reading began are never read
 * @param maxSamples the most samples to keep; longer histories are thinned evenly over series and time
 * @param maxGap the most missing samples in a row that are filled in, as in the stream
 * @param arrangement how the samples of a series are arranged, as in the stream
 */
public record HistorySettings(long sinceMicros, long untilMicros, int maxSamples, int maxGap, Arrangement arrangement) {
    /** The smallest {@code maxSamples}: one block of consecutive samples. */
    public static final int MIN_SAMPLES = SeriesHistory.BLOCK;

    /** Samples are taken as they come. */
    public HistorySettings(long sinceMicros, long untilMicros, int maxSamples, int maxGap) {
        this(sinceMicros, untilMicros, maxSamples, maxGap, Arrangement.OFF);
    }

    public HistorySettings withTimeRange(long otherSinceMicros, long otherUntilMicros) {
        return new HistorySettings(otherSinceMicros, otherUntilMicros, maxSamples, maxGap, arrangement);
    }

    /** Samples of all times, at most two million. */
    public static HistorySettings everything() {
        return new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, 2_000_000, 10);
    }
}
