package io.wavecast.benchmarks.stepper;

import io.wavecast.core.rnn.Network;
import java.util.Random;

/** Compares the outputs of a stepper with those of the core, before it is timed. */
public final class StepperCheck {
    private static final int STEPS = 50;
    private static final float TOLERANCE = 1e-4f; // for float sums in another order, over all steps
    private static final long SEED = 50;

    private StepperCheck() {}

    /**
     * Runs a stepper and the core from the initial state over the same inputs.
     *
     * @throws IllegalStateException if an output differs; the message has both values
     */
    public static void check(InferenceEngine engine, Stepper stepper, Network network) {
        var core = new CoreStepper(network);
        float[] expected = new float[network.spec().outputs()];
        float[] actual = new float[network.spec().outputs()];
        for (float[] x : inputs(STEPS, network.spec().inputs())) {
            core.step(x, expected);
            stepper.step(x, actual);
            for (int o = 0; o < actual.length; o++) {
                // Negated, so that NaN counts as a difference.
                if (!(Math.abs(actual[o] - expected[o]) <= TOLERANCE)) {
                    throw new IllegalStateException("expected the core's output " + expected[o] + " from "
                            + engine.label() + ", was " + actual[o]);
                }
            }
        }
    }

    /** (count)(inputs) random values within ±2, the usual range of scaled signals. The same at each call. */
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
