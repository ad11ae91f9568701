package io.wavecast.streams.series;

/**
 * Consecutive observations that the series refused although they fit each other: each has the same number of channels and is newer
 * than the one before. A run of them shows that the series changed, for instance because its clock was set back.
 *
 * @param count number of the observations
 * @param channels values per observation
 * @param newestMicros event time of the last one
 */
public record Strays(int count, int channels, long newestMicros) {
    public static final Strays NONE = new Strays(0, 0, Long.MIN_VALUE);

    /** The run after another refused observation; a run of one if it does not fit the others. */
    Strays with(int otherChannels, long micros) {
        boolean fits = otherChannels == channels && micros > newestMicros;
        return new Strays(fits ? count + 1 : 1, otherChannels, micros);
    }
}
