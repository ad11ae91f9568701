package io.wavecast.trainer.history;

/**
 * A run of samples, one in each period. A missing value repeats the last one and is marked as not observed.
 *
 * <p>Not a record, because arrays compare by identity.
 */
final class Segment {
    private final double[][] values; // (time)(channels)
    private final boolean[][] observed; // (time)(channels)
    private final long[] times; // (time) in microseconds

    Segment(double[][] values, boolean[][] observed, long[] times) {
        this.values = values;
        this.observed = observed;
        this.times = times;
    }

    /** (time) in microseconds, shared; of a sample that was filled in, whole periods after the one before the gap. */
    long[] times() {
        return times;
    }

    /** (time)(channels), shared. */
    double[][] values() {
        return values;
    }

    /** (time)(channels), shared: true where the value was received, false where it was filled in. */
    boolean[][] observed() {
        return observed;
    }

    int length() {
        return values.length;
    }
}
