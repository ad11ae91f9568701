package io.wavecast.signals.generated;

import java.util.Random;

/** Independent Gaussian steps of deviation 1: nothing beats the last value here, and a forecaster should find that out. */
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
