package io.wavecast.benchmarks.accuracy;

import java.util.List;

/**
 * Ridge regression (Hoerl and Kennard 1970) of the change over each horizon on a channel's own last 256 values and the last 8 of all channels. The validation
 * part chooses the penalty; the first 80 % are fitted then.
 */
final class RidgeReference {
    private static final int OWN = 256;
    private static final int OTHERS = 8;
    private static final int ROWS_PER_LAG = 8; // in the training part, at least
    private static final double[] PENALTIES = {1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1};

    private final StandardRows rows;
    private final List<Integer> horizons;
    private final int lags;
    private final int columns;

    private RidgeReference(StandardRows rows, List<Integer> horizons) {
        this.rows = rows;
        this.horizons = horizons;
        this.lags = Math.max(1, Math.min(OWN, (int) (rows.values.length * StandardRows.TRAIN) / ROWS_PER_LAG));
        this.columns = lags + (rows.channels() > 1 ? OTHERS * rows.channels() : 0) + 1;
    }

    /** (time)(horizons)(channels) forecasts in the user's units; 0 where lags are missing. */
    static double[][][] forecasts(StandardRows rows, List<Integer> horizons) {
        return new RidgeReference(rows, horizons).forecasts();
    }

    private double[][][] forecasts() {
        int length = rows.values.length;
        double[][][] means = new double[length][horizons.size()][rows.channels()];
        double[] row = new double[columns];
        for (int c = 0; c < rows.channels(); c++) {
            for (int h = 0; h < horizons.size(); h++) {
                double[] weights = weights(c, horizons.get(h));
                for (int t = first(); t < length; t++) {
                    read(t, c, row);
                    means[t][h][c] = rows.forecast(t, c, product(row, weights));
                }
            }
        }
        return means;
    }

    private double[] weights(int channel, int horizon) {
        int train = (int) (rows.values.length * StandardRows.TRAIN);
        int validation = (int) (rows.values.length * StandardRows.VALIDATION);
        var sums = new NormalSums(columns);
        add(sums, channel, horizon, first(), train);
        double best = Double.POSITIVE_INFINITY;
        double chosen = PENALTIES[0];
        for (double penalty : PENALTIES) {
            double error = error(sums.weights(penalty), channel, horizon, train, validation);
            if (error < best) {
                best = error;
                chosen = penalty;
            }
        }
        add(sums, channel, horizon, Math.max(first(), train - horizon), validation);
        return sums.weights(chosen);
    }

    /** Adds what has its target before the end. */
    private void add(NormalSums sums, int channel, int horizon, int from, int end) {
        double[] row = new double[columns];
        for (int t = from; t + horizon < end; t++) {
            if (rows.observed[t + horizon][channel]) {
                read(t, channel, row);
                sums.add(row, rows.values[t + horizon][channel] - rows.values[t][channel]);
            }
        }
    }

    private double error(double[] weights, int channel, int horizon, int train, int validation) {
        double[] row = new double[columns];
        double squares = 0;
        for (int t = Math.max(first(), train - horizon); t + horizon < validation; t++) {
            if (rows.observed[t + horizon][channel]) {
                read(t, channel, row);
                double error = product(row, weights) - (rows.values[t + horizon][channel] - rows.values[t][channel]);
                squares += error * error;
            }
        }
        return squares;
    }

    private int first() {
        return Math.max(lags, OTHERS) - 1;
    }

    private void read(int t, int channel, double[] row) {
        int at = 0;
        for (int lag = 0; lag < lags; lag++) {
            row[at++] = rows.values[t - lag][channel];
        }
        for (int lag = 0; at < columns - 1; lag++) {
            for (int c = 0; c < rows.channels(); c++) {
                row[at++] = rows.values[t - lag][c];
            }
        }
        row[at] = 1;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
