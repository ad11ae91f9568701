package io.wavecast.core.adapt;

/**
 * Ridge regression over a discounted past (Hoerl and Kennard 1970, with the forgetting of recursive least squares: Ljung and Söderström
 * 1983, section 2.6).
 *
 * <pre>
 *  A' = γ·A + w·f·fᵀ      b' = γ·b + w·r·f      n' = γ·n + 1
 *  weights = (A + n₀/n · diag A)⁻¹ b
 * </pre>
 *
 * <p>The usual recursion carries the inverse of A, which grows without bound while a feature stays constant, and loses its symmetry to
 * rounding. Here the sums themselves are carried: all their updates are additions of positive semi-definite terms, rounding errors are
 * forgotten like the past, and the penalty keeps the matrix definite however little the features vary. With three features, solving costs
 * no more than updating the inverse. The penalty is worth n₀ scores of average features at weights of 0, so it needs no scale, and its
 * share is bounded below by {@code n₀·(1 − γ)}: the regression never forgets that no correction is the default.
 */
final class DiscountedRidge {
    static final int FEATURES = 3;
    static final int PRODUCTS = FEATURES * (FEATURES + 1) / 2;

    /** Keeps a feature that is always 0 from dividing by 0. In squares of scaled units. */
    private static final double SMALLEST_PIVOT = 1e-12;

    private final double discount;
    private final double[] solved = new double[FEATURES]; // scratch

    DiscountedRidge(double discount) {
        this.discount = discount;
    }

    /**
     * Adds one score. The count of scores must be updated by the caller.
     *
     * @param numbers of which the sums begin at {@code at}
     * @param features (features)
     * @param error what the features should explain
     * @param weight of this score, in 0..1
     */
    void add(double[] numbers, int at, double[] features, double error, double weight) {
        int product = at + AdapterState.PRODUCTS;
        for (int i = 0; i < FEATURES; i++) {
            double weighted = weight * features[i];
            for (int j = 0; j <= i; j++) {
                numbers[product] = discount * numbers[product] + weighted * features[j];
                product++;
            }
            int cross = at + AdapterState.CROSS + i;
            numbers[cross] = discount * numbers[cross] + weighted * error;
        }
    }

    /**
     * The product of the weights with features, by Cholesky's factorisation without square roots, {@code L·D·Lᵀ}.
     *
     * @param numbers of which the sums begin at {@code at}
     * @param relative penalty as a share of each feature's sum of squares
     */
    double predict(double[] numbers, int at, double[] features, double relative) {
        int a = at + AdapterState.PRODUCTS;
        int b = at + AdapterState.CROSS;
        double grown = 1 + relative;
        double d0 = grown * numbers[a] + SMALLEST_PIVOT;
        double l10 = numbers[a + 1] / d0;
        double d1 = grown * numbers[a + 2] + SMALLEST_PIVOT - l10 * numbers[a + 1];
        double l20 = numbers[a + 3] / d0;
        double c21 = numbers[a + 4] - l20 * numbers[a + 1];
        double l21 = c21 / d1;
        double d2 = grown * numbers[a + 5] + SMALLEST_PIVOT - l20 * numbers[a + 3] - l21 * c21;
        double z0 = numbers[b];
        double z1 = numbers[b + 1] - l10 * z0;
        double z2 = numbers[b + 2] - l20 * z0 - l21 * z1;
        solved[2] = z2 / d2;
        solved[1] = z1 / d1 - l21 * solved[2];
        solved[0] = z0 / d0 - l10 * solved[1] - l20 * solved[2];
        return solved[0] * features[0] + solved[1] * features[1] + solved[2] * features[2];
    }
}
