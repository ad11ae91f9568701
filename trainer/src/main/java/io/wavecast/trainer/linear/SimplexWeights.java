package io.wavecast.trainer.linear;

/**
 * Weights of an average of forecasts: in 0..1, with a sum of 1, such that the average's squared error is least (stacked regressions,
 * Breiman 1996). The constraint regularises; no penalty is needed.
 */
final class SimplexWeights {
    private static final int MAX_STEPS = 1_000;
    /** Iteration ends when a step gains less than this share of the best single forecast's mean square. */
    private static final double TOLERANCE = 1e-9;

    private SimplexWeights() {}

    /**
     * Minimises the squared error. Each step moves weight from the forecast with the largest slope to the one with the smallest, as
     * far as the error falls.
     *
     * @param products (forecasts, forecasts) mean products of the forecasts' errors; the diagonal holds their mean squares
     * @return (forecasts)
     */
    static double[] minimising(double[][] products) {
        int count = products.length;
        double[] weights = new double[count];
        int start = 0;
        for (int i = 1; i < count; i++) {
            if (products[i][i] < products[start][start]) {
                start = i;
            }
        }
        weights[start] = 1;
        double[] slopes = products[start].clone(); // (forecasts) half of the error's derivative by each weight
        for (int step = 0; step < MAX_STEPS; step++) {
            int to = 0;
            int from = -1;
            for (int i = 0; i < count; i++) {
                to = slopes[i] < slopes[to] ? i : to;
                from = weights[i] > 0 && (from < 0 || slopes[i] > slopes[from]) ? i : from;
            }
            double gain = slopes[from] - slopes[to];
            if (gain <= TOLERANCE * products[start][start]) {
                break;
            }
            double curvature = products[from][from] + products[to][to] - 2 * products[from][to];
            double moved = curvature > 0 ? Math.min(weights[from], gain / curvature) : weights[from];
            weights[from] -= moved;
            weights[to] += moved;
            for (int i = 0; i < count; i++) {
                slopes[i] += moved * (products[to][i] - products[from][i]);
            }
        }
        return weights;
    }

    /** The mean square error of an average, {@code weights' · products · weights}. */
    static double meanSquare(double[][] products, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                sum += weights[i] * weights[j] * products[i][j];
            }
        }
        return sum;
    }
}
