package io.wavecast.demo.watch.series;

import java.util.Arrays;

/**
 * Consecutive observations of one channel, each with the forecast of one horizon for it: columns of equal length, oldest first. NaN where a
 * value is missing. Callers must not change the columns.
 */
public final class Rows {
    private static final int COLUMNS = 6;

    private final double[][] columns; // (seconds, actual, mean, lower, upper, origin; rows)

    Rows(int size) {
        this(new double[COLUMNS][size]);
    }

    private Rows(double[][] columns) {
        this.columns = columns;
    }

    void set(int row, double... values) {
        for (int i = 0; i < values.length; i++) {
            columns[i][row] = values[i];
        }
    }

    public int size() {
        return columns[0].length;
    }

    /** (rows) event times in seconds since the epoch. */
    public double[] seconds() {
        return columns[0];
    }

    /** (rows) observations. */
    public double[] actual() {
        return columns[1];
    }

    /** (rows) forecasts for the observations. */
    public double[] mean() {
        return columns[2];
    }

    /** (rows) lower ends of the intervals. */
    public double[] lower() {
        return columns[3];
    }

    /** (rows) upper ends of the intervals. */
    public double[] upper() {
        return columns[4];
    }

    /** (rows) the observation that each forecast started from, which the naive forecast repeats. */
    double[] origin() {
        return columns[5];
    }

    /**
     * At most so many rows, evenly over all of them. Of each group of neighbours the rows of the lowest and of the highest observation stay,
     * so that a single spike stays visible.
     *
     * @param most 2 or more
     */
    public Rows thinned(int most) {
        if (size() <= most) {
            return this;
        }
        int groups = most / 2;
        var kept = new int[2 * groups];
        int count = 0;
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) group * size() / groups);
            int to = (int) ((group + 1L) * size() / groups);
            int low = from;
            int high = from;
            for (int i = from + 1; i < to; i++) {
                low = actual()[i] < actual()[low] || Double.isNaN(actual()[low]) ? i : low;
                high = actual()[i] > actual()[high] || Double.isNaN(actual()[high]) ? i : high;
            }
            kept[count++] = Math.min(low, high);
            if (low != high) {
                kept[count++] = Math.max(low, high);
            }
        }
        return pick(Arrays.copyOf(kept, count));
    }

    private Rows pick(int[] rows) {
        var picked = new double[COLUMNS][rows.length];
        for (int c = 0; c < COLUMNS; c++) {
            for (int i = 0; i < rows.length; i++) {
                picked[c][i] = columns[c][rows[i]];
            }
        }
        return new Rows(picked);
    }
}
