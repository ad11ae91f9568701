package io.wavecast.benchmarks.accuracy;

import java.util.List;

/**
 * A recording for references, in standard deviations of its first 70 %; a missing value repeats the last one.
 *
 * <p>Not a record, because arrays compare by identity.
 */
final class StandardRows {
    static final double TRAIN = 0.7;
    static final double VALIDATION = 0.8; // the end of the validation part

    final double[][] values; // (time)(channels) standardised
    final boolean[][] observed; // (time)(channels)
    final double[] mean; // (channels)
    final double[] deviation; // (channels)

    private StandardRows(double[][] values, boolean[][] observed, double[] mean, double[] deviation) {
        this.values = values;
        this.observed = observed;
        this.mean = mean;
        this.deviation = deviation;
    }

    /** @param rows (time)(channels) in the user's units, NaN where missing */
    static StandardRows of(double[][] rows) {
        int channels = rows[0].length;
        double[][] values = new double[rows.length][channels];
        boolean[][] observed = new boolean[rows.length][channels];
        double[] mean = new double[channels];
        double[] deviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            double last = firstValue(rows, c);
            double sum = 0;
            double squares = 0;
            int train = (int) (rows.length * TRAIN);
            for (int t = 0; t < rows.length; t++) {
                observed[t][c] = !Double.isNaN(rows[t][c]);
                last = observed[t][c] ? rows[t][c] : last;
                values[t][c] = last;
                sum += t < train ? last : 0;
                squares += t < train ? last * last : 0;
            }
            mean[c] = sum / train;
            deviation[c] = Math.sqrt(Math.max(0, squares / train - mean[c] * mean[c]));
            deviation[c] = deviation[c] > 0 ? deviation[c] : 1;
            for (double[] row : values) {
                row[c] = (row[c] - mean[c]) / deviation[c];
            }
        }
        return new StandardRows(values, observed, mean, deviation);
    }

    private static double firstValue(double[][] rows, int channel) {
        return List.of(rows).stream()
                .mapToDouble(row -> row[channel])
                .filter(value -> !Double.isNaN(value))
                .findFirst()
                .orElse(0);
    }

    int channels() {
        return mean.length;
    }

    /** A change as a forecast in the user's units. */
    double forecast(int t, int channel, double change) {
        return mean[channel] + deviation[channel] * (values[t][channel] + change);
    }
}
