package io.wavecast.trainer.linear;

/**
 * Shares in 0..1 that add up to 1 and make the squared error of an average of forecasts least (stacked regressions, Breiman 1996;
 * constrained so, they do not need a penalty of their own).
 */
final class SimplexWeights {
    private static final int STEPS = 1_000;
    private static final double CLOSE_ENOUGH = 1e-9;

    private SimplexWeights() {}

    /**
     * Moves share from the forecast that it serves least to the one that it would serve most, as much as helps, until nothing does.
     *
     * @param products (forecasts, forecasts) mean products of their errors, on the diagonal their mean squares
     * @return (forecasts)
     */
    static double[] shares(double[][] products) {
        int count = products.length;
        double[] shares = new double[count];
        int start = 0;
        for (int i = 1; i < count; i++) {
            if (products[i][i] < products[start][start]) {
                start = i;
            }
        }
        shares[start] = 1;
        double[] slopes = products[start].clone(); // (forecasts) half of the error's slope along each share
        for (int step = 0; step < STEPS; step++) {
            int to = 0;
            int from = -1;
            for (int i = 0; i < count; i++) {
                to = slopes[i] < slopes[to] ? i : to;
                from = shares[i] > 0 && (from < 0 || slopes[i] > slopes[from]) ? i : from;
            }
            double gain = slopes[from] - slopes[to];
            if (gain <= CLOSE_ENOUGH * products[start][start]) {
                break;
            }
            double bend = products[from][from] + products[to][to] - 2 * products[from][to];
            double moved = bend > 0 ? Math.min(shares[from], gain / bend) : shares[from];
            shares[from] -= moved;
            shares[to] += moved;
            for (int i = 0; i < count; i++) {
                slopes[i] += moved * (products[to][i] - products[from][i]);
            }
        }
        return shares;
    }

    /** Mean square error of an average. */
    static double meanSquare(double[][] products, double[] shares) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares.length; j++) {
                sum += shares[i] * shares[j] * products[i][j];
            }
        }
        return sum;
    }
}
