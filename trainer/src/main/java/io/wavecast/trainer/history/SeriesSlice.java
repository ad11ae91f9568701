package io.wavecast.trainer.history;

import java.util.Arrays;
import java.util.Optional;

/**
 * A run of samples without a gap, of which those from an index on are what is wanted; the ones before only lead in.
 *
 * <p>Not a record: arrays compare by identity.
 */
public final class SeriesSlice {
    private final double[][] values; // (time)(channels)
    private final double[][] levels; // (time)(channels)
    private final boolean[][] observed; // (time)(channels)
    private final int from;

    /** All of it observed. @param values (time)(channels), not copied; @param from index of the first target */
    public SeriesSlice(double[][] values, int from) {
        this(values, everywhere(values), from);
    }

    /**
     * @param values (time)(channels), not copied; what is missing holds its last value
     * @param observed (time)(channels), not copied; whether a value was there
     * @param from index of the first target
     */
    public SeriesSlice(double[][] values, boolean[][] observed, int from) {
        this(values, values, observed, from);
    }

    /**
     * @param values (time)(channels), not copied; what is missing holds its last value
     * @param levels (time)(channels), not copied; the values, or what they are the changes of
     * @param observed (time)(channels), not copied; whether a value was there
     * @param from index of the first target
     */
    public SeriesSlice(double[][] values, double[][] levels, boolean[][] observed, int from) {
        this.values = values;
        this.levels = levels;
        this.observed = observed;
        this.from = from;
    }

    private static boolean[][] everywhere(double[][] values) {
        boolean[][] observed = new boolean[values.length][];
        for (int t = 0; t < values.length; t++) {
            observed[t] = new boolean[values[t].length];
            Arrays.fill(observed[t], true);
        }
        return observed;
    }

    /** (time)(channels), shared. */
    public double[][] values() {
        return values;
    }

    /** (time)(channels), shared: the values, or what they are the changes of. */
    public double[][] levels() {
        return levels;
    }

    /** (time)(channels), shared: only what was observed is learned from and judged by. */
    public boolean[][] observed() {
        return observed;
    }

    /** Index of the first target, at least 1. */
    public int from() {
        return from;
    }

    /** How many samples are targets. */
    public int targets() {
        return values.length - from;
    }

    /**
     * The targets between two shares of all, led in by everything before them; nothing where there are none.
     *
     * @param begin 0..1
     * @param end begin..1
     */
    public Optional<SeriesSlice> between(double begin, double end) {
        int first = from + (int) (begin * targets());
        int last = from + (int) (end * targets());
        return last <= first
                ? Optional.empty()
                : Optional.of(new SeriesSlice(
                        Arrays.copyOf(values, last),
                        Arrays.copyOf(levels, last),
                        Arrays.copyOf(observed, last),
                        first));
    }
}
