package io.wavecast.trainer.spread;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.SpreadHead;
import java.util.Arrays;
import java.util.Optional;

/** Fits a spread head, each output under the penalty that does best on the last part of the rows. */
final class SpreadFit {
    private static final double[] PENALTIES = {10, 1, 0.1, 0.01, 0.001};
    private static final double EARLY = 0.7; // share of the rows that penalties are compared after
    private static final int ROWS_PER_UNIT = 4;
    private static final double BEYOND = Math.log(1.5); // a spread ends so far beyond those that were seen

    private SpreadFit() {}

    /**
     * Fits a head.
     *
     * @param outputs whether to fit each one; the spread of others is 1
     * @return empty if there are too few rows
     */
    static Optional<SpreadHead> of(SpreadRows rows, boolean[] outputs) {
        if (rows.size() == 0 || rows.size() < ROWS_PER_UNIT * rows.hidden.get(0).length) {
            return Optional.empty();
        }
        int units = rows.hidden.get(0).length;
        double[] penalties = penalties(rows, outputs);
        float[] weight = new float[outputs.length * units];
        float[] bias = new float[outputs.length];
        float[] low = new float[outputs.length];
        float[] high = new float[outputs.length];
        for (double penalty : PENALTIES) {
            Optional<SpreadRegression> regression = Optional.empty(); // one at a time, since it takes memory
            for (int output = 0; output < outputs.length; output++) {
                if (penalties[output] == penalty) {
                    regression = regression.or(() -> Optional.of(new SpreadRegression(rows, penalty)));
                    double[] fitted = regression.get().fit(output);
                    for (int i = 0; i < units; i++) {
                        weight[output * units + i] = (float) fitted[i];
                    }
                    bias[output] = (float) fitted[units];
                    double[] seen = rows.hidden.stream()
                            .mapToDouble(hidden -> SpreadRegression.logarithm(fitted, hidden))
                            .sorted()
                            .toArray();
                    low[output] = (float) Math.max(-SpreadHead.MAX_LOG, Math.min(0, seen[0] - BEYOND));
                    high[output] = (float) Math.min(SpreadHead.MAX_LOG, Math.max(0, seen[seen.length - 1] + BEYOND));
                }
            }
        }
        return Optional.of(new SpreadHead(Matrix.fromRowMajor(outputs.length, units, weight), bias, low, high));
    }

    /**
     * The penalty of each output with the least loss on the last rows when the first ones are fitted; the largest of equals.
     *
     * @return (outputs) NaN for those that are not fitted
     */
    private static double[] penalties(SpreadRows rows, boolean[] outputs) {
        SpreadRows early = rows.between(0, EARLY);
        SpreadRows late = rows.between(EARLY, 1);
        double[] best = new double[outputs.length];
        double[] least = new double[outputs.length];
        Arrays.fill(best, Double.NaN);
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (double penalty : PENALTIES) {
            var regression = new SpreadRegression(early, penalty);
            for (int output = 0; output < outputs.length; output++) {
                double usual = SpreadRegression.usual(early, output);
                if (outputs[output] && !Double.isNaN(usual)) {
                    double loss = SpreadRegression.loss(late, output, regression.fit(output), usual);
                    if (loss < least[output]) {
                        best[output] = penalty;
                        least[output] = loss;
                    }
                }
            }
        }
        return best;
    }
}
