package io.wavecast.benchmarks.report;

import java.util.stream.DoubleStream;

/** The median of repeated measurements. */
public final class Median {
    private Median() {}

    /**
     * The middle value; of an even number of values the upper one of the two in the middle.
     *
     * @throws IllegalArgumentException if there are no values
     */
    public static double of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("expected at least 1 value, was 0");
        }
        return sorted[sorted.length / 2];
    }
}
