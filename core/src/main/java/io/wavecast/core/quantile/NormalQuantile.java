package io.wavecast.core.quantile;

/** Quantiles of the standard normal distribution. */
public final class NormalQuantile {
    private NormalQuantile() {}

    /**
     * Computes the z for which a share {@code coverage} of the distribution lies within ±z (Abramowitz and Stegun 26.2.23). The absolute
     * error is below 4.5e-4. The result has the same bits on every platform.
     */
    public static double halfWidth(double coverage) {
        double tail = (1 - coverage) / 2;
        double t = Math.sqrt(-2 * StrictMath.log(tail));
        return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }
}
