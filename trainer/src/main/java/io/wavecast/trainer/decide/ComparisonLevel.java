package io.wavecast.trainer.decide;

/**
 * One length of blocks in a {@link SequentialComparison}: sums over all complete blocks, and the first half of the next block of twice
 * this length.
 */
final class ComparisonLevel {
    private double sum; // S: Σ d over complete blocks
    private double squares; // V: Σ d²
    private double pendingFirst; // loss of a block that waits for its neighbour
    private double pendingSecond;

    /** Adds a complete block with the relative difference of its losses, d = (first − second) / (first + second). */
    void add(double first, double second) {
        double d = first + second > 0 ? (first - second) / (first + second) : 0;
        sum += d;
        squares += d * d;
    }

    /** Keeps a block until its neighbour comes. */
    void hold(double first, double second) {
        pendingFirst = first;
        pendingSecond = second;
    }

    double pendingFirst() {
        return pendingFirst;
    }

    double pendingSecond() {
        return pendingSecond;
    }

    /** Mean of d. */
    double mean(long blocks) {
        return sum / blocks;
    }

    /**
     * The {@linkplain WeightMixture#logMean mixture}, where S and V are taken around {@code centre}.
     *
     * @param blocks number of complete blocks
     * @param centre value of the mean of d under the hypothesis
     * @param sign 1 for evidence of a larger mean, −1 of a smaller one
     */
    double logEvidence(long blocks, double centre, int sign) {
        double s = sign * (sum - blocks * centre);
        double v = Math.max(0, squares - 2 * centre * sum + blocks * centre * centre);
        return WeightMixture.logMean(s, v);
    }
}
