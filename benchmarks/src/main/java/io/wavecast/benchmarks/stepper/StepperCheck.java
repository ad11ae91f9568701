package io.wavecast.benchmarks.stepper;

import io.wavecast.core.rnn.Network;
import java.util.Random;

/** Whoever is timed must say what the core says. */
public final class StepperCheck {
    private static final int STEPS = 50;
    private static final float TOLERANCE = 1e-4f; // float sums in another order, carried on for that many steps
    private static final long SEED = 50;

    private StepperCheck() {}

    /**
     * Steps a contestant, from its fresh state, beside the core.
     *
     * @throws IllegalStateException if an output differs; the message names both values
     */
    public static void check(InferenceEngine contestant, Stepper stepper, Network network) {
        var core = new CoreStepper(network);
        float[] expected = new float[network.spec().outputs()];
        float[] said = new float[network.spec().outputs()];
        for (float[] x : inputs(STEPS, network.spec().inputs())) {
            core.step(x, expected);
            stepper.step(x, said);
            for (int o = 0; o < said.length; o++) {
                // Not <=, so that what is not a number differs, too.
                if (!(Math.abs(said[o] - expected[o]) <= TOLERANCE)) {
                    throw new IllegalStateException(
                            contestant.label() + " says " + said[o] + " where the core says " + expected[o]);
                }
            }
        }
    }

    /** (count)(inputs) within ±2, as scaled signals mostly are; the same each time. */
    public static float[][] inputs(int count, int inputs) {
        var random = new Random(SEED);
        float[][] values = new float[count][inputs];
        for (float[] x : values) {
            for (int i = 0; i < inputs; i++) {
                x[i] = 4 * random.nextFloat() - 2;
            }
        }
        return values;
    }
}
