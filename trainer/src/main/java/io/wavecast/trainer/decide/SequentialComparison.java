package io.wavecast.trainer.decide;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the losses of two forecasters while they arrive. The evidence may be read after every block: the probability that it ever
 * reaches 1/α for forecasters that are equally good is at most α (Ville 1939). So to look often does not promote by luck.
 *
 * <p>Losses come as sums over blocks. A block of length L = 2^k is k times merged from its halves, and has the relative difference
 *
 * <pre>  d = (first − second) / (first + second)     in [−1, 1], positive if the second forecaster is better  </pre>
 *
 * <p>For each length, with S = Σd and V = Σd²,
 *
 * <pre>  E(k) = mean over λ of exp(λS − λ²V/2),     λ = 2⁻³ … 2⁹  </pre>
 *
 * <p>is a non-negative supermartingale that starts at 1, if d is symmetric about zero given the past, since then the mean of
 * exp(λd − λ²d²/2) is that of cosh(λd) · exp(−λ²d²/2), and cosh x ≤ exp(x²/2) (de la Peña 1999; Howard, Ramdas, McAuliffe and Sekhon
 * 2020; the mixture is that of Robbins 1970). The exchange of two equally good forecasters changes the sign of d, so d is symmetric about zero
 * for them. Choe and Ramdas 2024 compare forecasters by such processes.
 *
 * <p><b>Autocorrelation.</b> Errors that are close in time resemble each other, and so do short blocks: their V is too small. Long
 * blocks hardly do (batch means; Conway 1963). It is not known beforehand which length suffices. The evidence is the least one over all
 * lengths of which {@value #MIN_BLOCKS} blocks are complete. A minimum is at most the evidence of the length that suffices, so it needs no
 * correction. Errors must forget within 1/{@value #MIN_BLOCKS} of the time of the comparison.
 *
 * <p><b>Unequal shapes.</b> If one loss varies more than the other from block to block, though both have the same mean, d has a bias of
 * the order of the relative variance of a block's loss. Base blocks of {@value #STEPS_PER_BLOCK} steps make it small. Longer blocks make it
 * smaller still.
 *
 * <p>Costs O(1) per block on average. The state has 4 numbers for each doubling of their number.
 */
public final class SequentialComparison {
    /** Steps of each series in a base block. */
    public static final int STEPS_PER_BLOCK = 128;

    /** Number of complete blocks from which on a length counts. */
    public static final int MIN_BLOCKS = 32;

    private static final int MAX_LEVELS = 40;
    private static final int BISECTIONS = 60;

    private final List<ComparisonLevel> levels = new ArrayList<>(); // by length: 1, 2, 4, …
    private long blocks;
    private double first; // sums of all losses
    private double second;

    /**
     * Adds a base block.
     *
     * @param firstLoss sum of the first forecaster's losses, 0 or more
     * @param secondLoss the second forecaster's, for the same steps
     */
    public void add(double firstLoss, double secondLoss) {
        if (!(firstLoss >= 0 && secondLoss >= 0 && firstLoss + secondLoss < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "expected finite losses of at least 0, was " + firstLoss + " and " + secondLoss);
        }
        first += firstLoss;
        second += secondLoss;
        double a = firstLoss;
        double b = secondLoss;
        for (int k = 0; k < MAX_LEVELS; k++) {
            if (k == levels.size()) {
                levels.add(new ComparisonLevel());
            }
            ComparisonLevel level = levels.get(k);
            level.add(a, b);
            if ((blocks >> k & 1) == 0) { // the first half of a longer block
                level.hold(a, b);
                break;
            }
            a += level.pendingFirst();
            b += level.pendingSecond();
        }
        blocks++;
    }

    /** Number of base blocks. */
    public long blocks() {
        return blocks;
    }

    /** Share by which the second forecaster's root mean squared error is smaller: 0.05 for 5 %; NaN before the first loss. */
    public double gain() {
        return 1 - Math.sqrt(second / first);
    }

    /** Logarithm of the evidence that the second forecaster is better; 0 before {@value #MIN_BLOCKS} blocks. */
    public double logEvidenceForSecond() {
        return logEvidence(1);
    }

    /** Logarithm of the evidence that the first forecaster is better; 0 before {@value #MIN_BLOCKS} blocks. */
    public double logEvidenceForFirst() {
        return logEvidence(-1);
    }

    private double logEvidence(int sign) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; counts(k); k++) {
            least = Math.min(least, levels.get(k).logEvidence(blocks >> k, 0, sign));
        }
        return least == Double.POSITIVE_INFINITY ? 0 : least;
    }

    private boolean counts(int k) {
        return k < levels.size() && blocks >> k >= MIN_BLOCKS;
    }

    /**
     * The interval of the gain: with probability 1 − α it contains the true one at all times at once. It has the values for which
     * neither side has evidence of 2/α at every length.
     *
     * @param alpha probability of an error, such as 0.05
     */
    public GainInterval gainInterval(double alpha) {
        double threshold = StrictMath.log(2 / alpha);
        double low = 1;
        double high = -1;
        for (int k = 0; counts(k); k++) {
            low = Math.min(low, bound(k, 1, threshold));
            high = Math.max(high, bound(k, -1, threshold));
        }
        return low > high ? GainInterval.UNKNOWN : new GainInterval(gainOf(low), gainOf(high));
    }

    /** The value nearest to the mean that has the evidence of a threshold against it. */
    private double bound(int k, int sign, double threshold) {
        ComparisonLevel level = levels.get(k);
        double inside = level.mean(blocks >> k);
        double outside = -sign;
        for (int i = 0; i < BISECTIONS; i++) {
            double centre = (inside + outside) / 2;
            if (level.logEvidence(blocks >> k, centre, sign) < threshold) {
                inside = centre;
            } else {
                outside = centre;
            }
        }
        return inside;
    }

    /** (1 − d)/(1 + d) is the ratio of squared losses. */
    private static double gainOf(double d) {
        return 1 - Math.sqrt((1 - d) / (1 + d));
    }
}
