package io.wavecast.trainer;

import java.util.Random;

/** Seeded signals for training. */
public final class Signals {
    private Signals() {}

    /** (time)(1) a resonance driven by noise: AR(2) with a period of about 20 samples. */
    public static double[][] resonance(long seed, int length) {
        var random = new Random(seed);
        double[][] values = new double[length][1];
        for (int t = 2; t < length; t++) {
            values[t][0] = 1.86 * values[t - 1][0] - 0.96 * values[t - 2][0] + 0.1 * random.nextGaussian();
        }
        return values;
    }

    /** The sum of independent steps: the best forecast is the last value. */
    public static double[][] randomWalk(long seed, int length) {
        var random = new Random(seed);
        double[][] values = new double[length][1];
        for (int t = 1; t < length; t++) {
            values[t][0] = values[t - 1][0] + random.nextGaussian();
        }
        return values;
    }

    /** The chaotic logistic map {@code x' = 3.9·x·(1 − x)}: a network can learn it, a linear regression cannot. */
    public static double[][] chaos(long seed, int length) {
        double[][] values = new double[length][1];
        values[0][0] = 0.1 + 0.8 * new Random(seed).nextDouble();
        for (int t = 1; t < length; t++) {
            values[t][0] = 3.9 * values[t - 1][0] * (1 - values[t - 1][0]);
        }
        return values;
    }
}
