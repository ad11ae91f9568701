package io.wavecast.demo.observe;

import java.util.Arrays;

/** Consecutive observations of a series with the forecasts for them: columns of equal length, oldest first. */
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

    /** The number of the row after these. */
    public long next() {
        return next;
    }

    public int size() {
        return seconds.length;
    }

    /** (rows) event times in seconds since the first observation of the run; a copy. */
    public double[] seconds() {
        return seconds.clone();
    }

    /** (rows) first channel of the observations; a copy. */
    public double[] actual() {
        return actual.clone();
    }

    /** (rows) first channel of the forecasts; a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** (rows) lower ends of the intervals, first channel; a copy. */
    public double[] lower() {
        return lower.clone();
    }

    /** (rows) upper ends of the intervals, first channel; a copy. */
    public double[] upper() {
        return upper.clone();
    }

    /**
     * The rows around a time.
     *
     * @param time in seconds since the first observation of the run
     * @param before the most rows before the time
     * @param after the most rows from the time on
     */
    public ForecastRows near(double time, int before, int after) {
        int middle = 0;
        while (middle < seconds.length && seconds[middle] < time) {
            middle++;
        }
        int from = Math.max(0, middle - before);
        int to = Math.min(seconds.length, middle + after);
        double[][] columns = {seconds, actual, mean, lower, upper};
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOfRange(columns[i], from, to);
        }
        return new ForecastRows(next - (seconds.length - to), columns);
    }

    @Override
    public String toString() {
        return "ForecastRows[" + size() + " before " + next + ", from "
                + Arrays.stream(seconds).findFirst().orElse(Double.NaN) + " s]";
    }
}
