package io.wavecast.benchmarks.train;

import io.wavecast.trainer.engine.Batch;
import java.util.Arrays;
import java.util.Random;

/** Noisy waves to learn from. */
final class NoisySines {
    private NoisySines() {}

    /** (time)(1), another stretch and other noise for each seed. */
    static float[][] wave(int steps, int seed) {
        var random = new Random(seed);
        float[][] values = new float[steps][1];
        for (int t = 0; t < steps; t++) {
            values[t][0] = (float) (Math.sin(0.2 * t + seed) + 0.1 * random.nextGaussian());
        }
        return values;
    }

    /** Each step is to say the next value. */
    static Batch batch(int steps, int windows, int seed) {
        float[][][] inputs = new float[windows][][];
        float[][][] targets = new float[windows][][];
        for (int w = 0; w < windows; w++) {
            float[][] wave = wave(steps + 1, windows * seed + w);
            inputs[w] = Arrays.copyOf(wave, steps);
            targets[w] = Arrays.copyOfRange(wave, 1, steps + 1);
        }
        return new Batch(inputs, targets);
    }
}
