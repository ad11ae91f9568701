package io.wavecast.trainer.history;

/**
 * A run of samples, one each period. What was missing holds its last value, and is marked.
 *
 * <p>Not a record: arrays compare by identity.
 */
public final class Segment {
    private final double[][] values; // (time)(channels)
    private final boolean[][] observed; // (time)(channels)

    Segment(double[][] values, boolean[][] observed) {
        this.values = values;
        this.observed = observed;
    }

    /** (time)(channels), shared. */
    public double[][] values() {
        return values;
    }

    /** (time)(channels), shared: whether the value was sent, and not filled in. */
    public boolean[][] observed() {
        return observed;
    }

    public int length() {
        return values.length;
    }
}
