package io.wavecast.trainer.decide;

import java.util.SplittableRandom;

/**
 * Errors of two forecasters and of the naive one, as losses per block. The errors are AR(1) processes of unit variance that share a part of
 * their shocks. With bursts all three are eight times as large for 300 steps once in 3,000, on average, and the shocks follow Student's t
 * with 3 degrees of freedom.
 */
final class SimulatedPair {
    private static final double NAIVE = 2;
    private static final double BURST = 8;

    private final SplittableRandom random;
    private final double carry; // coefficient of the AR(1) processes
    private final double shared; // share of the variance of the shocks
    private final boolean bursts;
    private final double[] errors = new double[3]; // first, second, naive
    private final double[] losses = new double[3];
    private boolean inBurst;
    private long block;

    SimulatedPair(long seed, double carry, double shared, boolean bursts) {
        this.random = new SplittableRandom(seed);
        this.carry = carry;
        this.shared = shared;
        this.bursts = bursts;
        for (int i = 0; i < 1_000; i++) {
            step();
        }
    }

    /** The sums of squared errors over the next block (first, second, naive); shared. */
    double[] next() {
        losses[0] = 0;
        losses[1] = 0;
        losses[2] = 0;
        for (int i = 0; i < SequentialComparison.STEPS_PER_BLOCK; i++) {
            step();
            double scale = inBurst ? BURST : 1;
            for (int j = 0; j < 3; j++) {
                double error = scale * errors[j] * (j == 2 ? NAIVE : 1);
                losses[j] += error * error;
            }
        }
        block++;
        return losses;
    }

    /** The block of the last {@link #next}, as if the root mean squared error of the second forecaster were multiplied. */
    LossBlock block(double factor) {
        double second = losses[1] * factor * factor;
        double total = losses[0] + second + losses[2];
        return new LossBlock(block, losses[0] / total, second / total, 0.9, 1, SequentialComparison.STEPS_PER_BLOCK);
    }

    private void step() {
        if (bursts) {
            inBurst = random.nextDouble() < (inBurst ? 1 - 1 / 300.0 : 1 / 3_000.0);
        }
        double common = shock();
        double gain = Math.sqrt(1 - carry * carry);
        for (int j = 0; j < 3; j++) {
            double share = j == 2 ? 0.5 : shared;
            double shock = Math.sqrt(share) * common + Math.sqrt(1 - share) * (share < 1 ? shock() : 0);
            errors[j] = carry * errors[j] + gain * shock;
        }
    }

    /** Normal, or Student's t with 3 degrees of freedom (Bailey 1994). */
    private double shock() {
        if (!bursts) {
            return random.nextGaussian();
        }
        double u = 1 - random.nextDouble();
        return Math.sqrt(3 * (1 / Math.cbrt(u * u) - 1)) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
