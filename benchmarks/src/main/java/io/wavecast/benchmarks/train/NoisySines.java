package io.wavecast.benchmarks.train;

import io.wavecast.trainer.engine.Batch;
import java.util.Arrays;
import java.util.Random;

/** Training data: sines with noise. */
final class NoisySines {
    private NoisySines() {}

    /** One series (time)(1); phase and noise depend on the seed. */
    static float[][] series(int steps, int seed) {
        var random = new Random(seed);
        float[][] values = new float[steps][1];
        for (int t = 0; t < steps; t++) {
            values[t][0] = (float) (Math.sin(0.2 * t + seed) + 0.1 * random.nextGaussian());
        }
        return values;
    }

    /** A batch whose target at each step is the next value. */
    static Batch batch(int steps, int windows, int seed) {
        float[][][] inputs = new float[windows][][];
        float[][][] targets = new float[windows][][];
        for (int w = 0; w < windows; w++) {
            float[][] series = series(steps + 1, windows * seed + w);
            inputs[w] = Arrays.copyOf(series, steps);
            targets[w] = Arrays.copyOfRange(series, 1, steps + 1);
        }
        return new Batch(inputs, targets);
    }
}
