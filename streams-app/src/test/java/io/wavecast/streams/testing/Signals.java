package io.wavecast.streams.testing;

import java.util.Random;

/** Generated signals, identical in each run. */
public final class Signals {
    /** The time of the first sample: 2024-05-31T16:08:37Z. */
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
