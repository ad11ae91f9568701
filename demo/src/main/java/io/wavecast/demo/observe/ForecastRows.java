package io.wavecast.demo.observe;

import java.util.Arrays;

/** A stretch of a series: what came, and what had been forecast for it. Columns of equal length, oldest first. */
public final class ForecastRows {
    private final long next;
    private final double[] seconds; // since the first observation of the run
    private final double[] actual;
    private final double[] mean;
    private final double[] lower;
    private final double[] upper;

    ForecastRows(long next, double[][] columns) {
        this.next = next;
        this.seconds = columns[0];
        this.actual = columns[1];
        this.mean = columns[2];
        this.lower = columns[3];
        this.upper = columns[4];
    }

    /** Number of the row that will follow these. */
    public long next() {
        return next;
    }

    public int size() {
        return seconds.length;
    }

    /** (rows), a copy. */
    public double[] seconds() {
        return seconds.clone();
    }

    /** (rows) first channel, a copy. */
    public double[] actual() {
        return actual.clone();
    }

    /** (rows) first channel, a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** (rows) first channel, a copy. */
    public double[] lower() {
        return lower.clone();
    }

    /** (rows) first channel, a copy. */
    public double[] upper() {
        return upper.clone();
    }

    /** The rows around a moment, at most so many before it and from it on. */
    public ForecastRows near(double moment, int before, int after) {
        int at = 0;
        while (at < seconds.length && seconds[at] < moment) {
            at++;
        }
        int from = Math.max(0, at - before);
        int to = Math.min(seconds.length, at + after);
        double[][] columns = {seconds, actual, mean, lower, upper};
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOfRange(columns[i], from, to);
        }
        return new ForecastRows(next - (seconds.length - to), columns);
    }

    @Override
    public String toString() {
        return "Rows[" + size() + " before " + next + ", from "
                + Arrays.stream(seconds).findFirst().orElse(Double.NaN) + " s]";
    }
}
