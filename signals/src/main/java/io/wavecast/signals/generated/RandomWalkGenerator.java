package io.wavecast.signals.generated;

import java.util.Random;

/** A random walk: independent Gaussian steps of deviation 1. Its last value is the best forecast. */
final class RandomWalkGenerator implements Generator {
    private final Random random;
    private double[] level = new double[0]; // (channels)

    RandomWalkGenerator(Random random) {
        this.random = random;
    }

    @Override
    public void next(double[] values) {
        if (level.length != values.length) {
            level = new double[values.length];
        }
        for (int c = 0; c < values.length; c++) {
            level[c] += random.nextGaussian();
            values[c] = level[c];
        }
    }
}
