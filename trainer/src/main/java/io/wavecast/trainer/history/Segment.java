package io.wavecast.trainer.history;

/**
 * A run of samples, one in each period. A missing value repeats the last one and is marked as not observed.
 *
 * <p>Not a record, because arrays compare by identity.
 */
final class Segment {
    private final double[][] values; // (time)(channels)
    private final boolean[][] observed; // (time)(channels)

    private final long endMicros;

    /** @param endMicros time of the last sample */
    Segment(double[][] values, boolean[][] observed, long endMicros) {
        this.values = values;
        this.observed = observed;
        this.endMicros = endMicros;
    }

    /** Time of the last sample in microseconds. */
    long endMicros() {
        return endMicros;
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
