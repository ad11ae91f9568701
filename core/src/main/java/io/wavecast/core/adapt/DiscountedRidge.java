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
 * forgotten like the past, and the penalty keeps the matrix definite however little the features vary. With a handful of features, solving costs
 * about what updating the inverse does. The penalty is worth n₀ scores of average features at weights of 0, so it needs no scale, and its
 * share is bounded below by {@code n₀·(1 − γ)}: the regression never forgets that no correction is the default.
 */
final class DiscountedRidge {
    /** Keeps a feature that is always 0 from dividing by 0. In squares of scaled units. */
    private static final double SMALLEST_PIVOT = 1e-12;

    private final double discount;
    private final int features;
    private final int cross; // where the sums of products with errors begin
    private final double[] scaled; // scratch: L·D below the diagonal by rows, as in the sums
    private final double[] factors; // scratch: L below the diagonal
    private final double[] inverses; // scratch: of D
    private final double[] solved; // scratch

    DiscountedRidge(double discount, AdapterLayout layout) {
        this.discount = discount;
        this.features = layout.features();
        this.cross = layout.cross();
        this.scaled = new double[layout.cross()];
        this.factors = new double[layout.cross()];
        this.inverses = new double[features];
        this.solved = new double[features];
    }

    /**
     * Adds one score. The count of scores must be updated by the caller.
     *
     * @param numbers of which the sums begin at {@code at}
     * @param values (features)
     * @param error what the features should explain
     * @param weight of this score, in 0..1
     */
    void add(double[] numbers, int at, double[] values, double error, double weight) {
        int product = at;
        for (int i = 0; i < features; i++) {
            double weighted = weight * values[i];
            for (int j = 0; j <= i; j++) {
                numbers[product] = discount * numbers[product] + weighted * values[j];
                product++;
            }
            numbers[at + cross + i] = discount * numbers[at + cross + i] + weighted * error;
        }
    }

    /**
     * The product of the weights with features, by Cholesky's factorisation without square roots, {@code L·D·Lᵀ}.
     *
     * @param numbers of which the sums begin at {@code at}
     * @param values (features)
     * @param relative penalty as a share of each feature's sum of squares
     */
    double predict(double[] numbers, int at, double[] values, double relative) {
        factorise(numbers, at, 1 + relative);
        double product = 0;
        for (int i = features - 1, row = cross - features; i >= 0; row -= i, i--) {
            double weight = solved[i] * inverses[i];
            for (int k = i + 1, below = row + 2 * i + 1; k < features; below += k + 1, k++) {
                weight -= factors[below] * solved[k];
            }
            solved[i] = weight;
            product += weight * values[i];
        }
        return product;
    }

    /** Sets the factors, and {@code solved} to the solution of {@code L·z = b}. */
    private void factorise(double[] numbers, int at, double grown) {
        for (int i = 0, row = 0; i < features; row += i + 1, i++) {
            double pivot = grown * numbers[at + row + i] + SMALLEST_PIVOT;
            double right = numbers[at + cross + i];
            for (int j = 0, other = 0; j < i; other += j + 1, j++) {
                double rest = numbers[at + row + j];
                for (int k = 0; k < j; k++) {
                    rest -= factors[row + k] * scaled[other + k];
                }
                double factor = rest * inverses[j];
                scaled[row + j] = rest;
                factors[row + j] = factor;
                pivot -= factor * rest;
                right -= factor * solved[j];
            }
            inverses[i] = 1 / pivot;
            solved[i] = right;
        }
    }
}
