package io.wavecast.core.series;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The levels of intervals: the share of values that each should contain. Level p has the quantiles of the probabilities (1 − p)/2 and
 * (1 + p)/2. All quantiles are ordered by probability, so the interval of level i lies between those at {@link #lower(int)} and
 * {@link #upper(int)}.
 */
public final class Levels {
    /** No intervals. */
    public static final Levels NONE = new Levels(new double[0]);

    /** Limit of the number of levels. */
    public static final int MAX = 8;

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 0.999;
    private static final String EXPECTED = "expected 1 to " + MAX + " different levels of " + SMALLEST + ".." + LARGEST
            + ", such as 0.5,0.9,0.99, was ";

    private final double[] ascending;

    private Levels(double[] ascending) {
        this.ascending = ascending;
    }

    /**
     * Creates levels.
     *
     * @param levels in any order
     * @throws IllegalArgumentException if they are too many, repeated or out of range
     */
    public static Levels of(double... levels) {
        double[] ascending = levels.clone();
        Arrays.sort(ascending);
        boolean good = ascending.length >= 1 && ascending.length <= MAX;
        for (int i = 0; i < ascending.length; i++) {
            good &= ascending[i] >= SMALLEST && ascending[i] <= LARGEST && (i == 0 || ascending[i] > ascending[i - 1]);
        }
        if (!good) {
            throw new IllegalArgumentException(EXPECTED + Arrays.toString(levels));
        }
        return new Levels(ascending);
    }

    /**
     * Reads levels from a text, such as {@code 0.5,0.9,0.99}.
     *
     * @throws IllegalArgumentException if the text has no such form
     */
    public static Levels parse(String text) {
        double[] levels;
        try {
            levels = Arrays.stream(text.split(",", -1))
                    .map(String::trim)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(EXPECTED + "'" + text + "'", e);
        }
        return of(levels);
    }

    /** Number of levels. */
    public int size() {
        return ascending.length;
    }

    /** Number of quantiles: two per level. */
    public int quantiles() {
        return 2 * ascending.length;
    }

    /** A level, the smallest one first. */
    public double level(int index) {
        return ascending[index];
    }

    /** The levels, ascending; a copy. */
    public double[] toArray() {
        return ascending.clone();
    }

    /** The probability of a quantile. */
    public double probability(int quantile) {
        int level = quantile - size();
        return level < 0 ? (1 - ascending[-level - 1]) / 2 : (1 + ascending[level]) / 2;
    }

    /** The quantile at the lower end of a level's interval. */
    public int lower(int level) {
        return size() - 1 - level;
    }

    /** The quantile at the upper end of a level's interval. */
    public int upper(int level) {
        return size() + level;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Levels that && Arrays.equals(ascending, that.ascending));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ascending);
    }

    @Override
    public String toString() {
        return Arrays.stream(ascending).mapToObj(Double::toString).collect(Collectors.joining(","));
    }
}
