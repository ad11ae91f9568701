package io.wavecast.trainer.linear;

import java.util.Arrays;

/**
 * The sums of products that a least-squares fit of one target needs.
 *
 * @param products (columns, columns) of columns with columns; the last column is all ones
 * @param cross (columns) of columns with the target
 * @param squares of the target
 * @param rows that were summed up
 */
record NormalEquations(double[][] products, double[] cross, double squares, long rows) {
    /** The sums over the rows of both. */
    NormalEquations plus(NormalEquations other) {
        double[][] sum = new double[products.length][];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = plus(products[i], other.products[i]);
        }
        return new NormalEquations(sum, plus(cross, other.cross), squares + other.squares, rows + other.rows);
    }

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

    private static double[] plus(double[] a, double[] b) {
        double[] sum = Arrays.copyOf(a, a.length);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }
}
