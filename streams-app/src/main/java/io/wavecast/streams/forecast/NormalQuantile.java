package io.wavecast.streams.forecast;

/** Half widths of central intervals of the standard normal distribution. */
final class NormalQuantile {
    private NormalQuantile() {}

    /**
     * z such that a share {@code coverage} lies within ±z; absolute error below 4.5e-4 (Abramowitz and Stegun 26.2.23).
     * The same bits on every platform.
     */
    static double halfWidth(double coverage) {
        double tail = (1 - coverage) / 2;
        double t = Math.sqrt(-2 * StrictMath.log(tail));
        return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    }
}
