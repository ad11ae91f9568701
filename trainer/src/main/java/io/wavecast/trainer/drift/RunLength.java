package io.wavecast.trainer.drift;

/**
 * The threshold of a cumulative sum for a wanted number of values between two false alarms. With b = h + 1.166 and drift −k, the mean
 * number is about (exp(2kb) − 2kb − 1) / (2k²) for independent normal values of variance 1 (Siegmund 1985).
 */
final class RunLength {
    private static final double OVERSHOOT = 1.166;
    private static final int BISECTIONS = 100;
    private static final double MAX_EXPONENT = 700;

    private RunLength() {}

    /**
     * The threshold h.
     *
     * @param k what is taken from each value, in standard deviations
     * @param between number of values between two false alarms
     */
    static double threshold(double k, double between) {
        double low = 0;
        double high = MAX_EXPONENT / (2 * k);
        for (int i = 0; i < BISECTIONS; i++) {
            double b = (low + high) / 2;
            double x = 2 * k * b;
            if ((StrictMath.exp(x) - x - 1) / (2 * k * k) < between) {
                low = b;
            } else {
                high = b;
            }
        }
        return Math.max(0, low - OVERSHOOT);
    }
}
