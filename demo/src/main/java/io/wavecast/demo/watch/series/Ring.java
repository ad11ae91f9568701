package io.wavecast.demo.watch.series;

import java.util.Arrays;

/** The newest rows of a table, ascending by time. It grows to its limit, and then drops the oldest rows. Not thread-safe. */
final class Ring {
    private static final int FIRST_ROWS = 16;

    private final int width;
    private final int limit;
    private long[] times = new long[0]; // (rows)
    private double[] values = new double[0]; // (rows, width)
    private int start; // slot of the oldest row
    private int size;

    /**
     * @param width values per row
     * @param limit the most rows kept
     */
    Ring(int width, int limit) {
        this.width = width;
        this.limit = limit;
    }

    /** @param time later than that of the row before */
    void add(long time, double[] row) {
        if (size == times.length && size < limit) {
            grow();
        }
        if (size == limit) {
            start = (start + 1) % times.length;
            size--;
        }
        size++;
        set(size - 1, time, row);
    }

    /** Replaces the values of the newest row. */
    void replaceLast(double[] row) {
        set(size - 1, last(), row);
    }

    private void set(int row, long time, double[] from) {
        int slot = (start + row) % times.length;
        times[slot] = time;
        System.arraycopy(from, 0, values, slot * width, width);
    }

    private void grow() {
        int rows = Math.min(limit, Math.max(FIRST_ROWS, 2 * times.length));
        times = Arrays.copyOf(times, rows); // a ring below its limit begins at slot 0
        values = Arrays.copyOf(values, rows * width);
    }

    int size() {
        return size;
    }

    int limit() {
        return limit;
    }

    /** Time of the newest row; {@link Long#MIN_VALUE} without rows. */
    long last() {
        return size == 0 ? Long.MIN_VALUE : time(size - 1);
    }

    /** @param row 0 for the oldest */
    long time(int row) {
        return times[(start + row) % times.length];
    }

    /** @param row 0 for the oldest */
    double value(int row, int column) {
        return values[((start + row) % times.length) * width + column];
    }

    /** The first row that is not earlier than the time; the size if there is none. */
    int firstFrom(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * A copy with other columns, and another limit.
     *
     * @param from (columns of the copy) columns of this ring; −1 for a column that is not here, which is NaN
     */
    Ring copy(int[] from, int newLimit) {
        var copy = new Ring(from.length, newLimit);
        var row = new double[from.length];
        for (int i = Math.max(0, size - newLimit); i < size; i++) {
            for (int column = 0; column < from.length; column++) {
                row[column] = from[column] < 0 ? Double.NaN : value(i, from[column]);
            }
            copy.add(time(i), row);
        }
        return copy;
    }
}
