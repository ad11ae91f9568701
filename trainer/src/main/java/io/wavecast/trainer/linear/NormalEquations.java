package io.wavecast.trainer.linear;

/**
 * The sums of products that a least-squares fit of one target needs.
 *
 * @param products (columns, columns) of columns with columns; the last column is all ones
 * @param cross (columns) of columns with the target
 * @param squares of the target
 * @param rows that were summed up
 * @param shrinkage (columns) what a fit adds to each column's sum of squares, beside its penalty
 */
record NormalEquations(double[][] products, double[] cross, double squares, long rows, double[] shrinkage) {
    /**
     * The mean squared error of a regression on these rows.
     *
     * @param weights (columns)
     */
    double meanSquare(double[] weights) {
        double sum = squares;
        for (int i = 0; i < weights.length; i++) {
            double product = 0;
            for (int j = 0; j < weights.length; j++) {
                product += products[i][j] * weights[j];
            }
            sum += weights[i] * (product - 2 * cross[i]);
        }
        return Math.max(0, sum / rows);
    }
}
