package io.wavecast.streams.testing;

import java.util.Random;

/** Made-up signals, the same ones each time. */
public final class Signals {
    /** When they begin: 2024-05-31T16:08:37Z. */
    public static final long EPOCH_MICROS = 1_717_171_717_000_000L;

    public static final long PERIOD_MICROS = 10_000;

    private Signals() {}

    /** A noisy sine. */
    public static double[] noisySine(int samples, long seed) {
        var random = new Random(seed);
        double[] values = new double[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = Math.sin(i / 8.0) + 0.1 * random.nextGaussian();
        }
        return values;
    }
}
