package io.wavecast.trainer.decide;

/** The mixture of Robbins (1970) over a geometric grid of weights, in logarithms so that large evidence does not overflow. */
final class WeightMixture {
    /** The weights are powers of two from 2⁻³ to 2⁹. */
    private static final int FIRST_POWER = -3;

    private static final int WEIGHTS = 13;
    private static final double LOG_WEIGHTS = StrictMath.log(WEIGHTS);

    private WeightMixture() {}

    /** Logarithm of the mean over the weights λ of exp(λS − λ²V/2). */
    static double logMean(double s, double v) {
        double[] exponents = new double[WEIGHTS];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < WEIGHTS; i++) {
            double weight = Math.scalb(1.0, FIRST_POWER + i);
            exponents[i] = weight * s - weight * weight * v / 2;
            largest = Math.max(largest, exponents[i]);
        }
        double total = 0;
        for (double exponent : exponents) {
            total += StrictMath.exp(exponent - largest);
        }
        return largest + StrictMath.log(total) - LOG_WEIGHTS;
    }
}
