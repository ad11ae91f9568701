package io.wavecast.trainer.learn;

/**
 * A run of samples without a gap, of which those from an index on are what is wanted; the ones before only lead in.
 *
 * <p>Not a record: arrays compare by identity.
 */
public final class Part {
    private final double[][] values; // (time)(channels)
    private final int from;

    /** @param values (time)(channels), not copied; @param from index of the first target */
    public Part(double[][] values, int from) {
        this.values = values;
        this.from = from;
    }

    /** (time)(channels), shared. */
    public double[][] values() {
        return values;
    }

    /** Index of the first target, at least 1. */
    public int from() {
        return from;
    }

    /** How many samples are targets. */
    public int targets() {
        return values.length - from;
    }
}
