package io.wavecast.benchmarks.train;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;

/** Compares the outputs of a trained network in its engine with its outputs in the core. */
final class CoreEquivalence {
    /** Largest difference allowed. */
    static final double TOLERANCE = 1e-5;

    /** Number of steps compared. */
    static final int STEPS = 200;

    private static final int UPDATES = 30;
    private static final double RATE = 0.01;

    private CoreEquivalence() {}

    /**
     * Trains a network, exports its weights to the core, and runs both over a held-out series.
     *
     * @return the largest absolute difference of an output; NaN if an output is NaN
     * @throws IllegalStateException if training does not reduce the loss
     */
    static double largestDifference(Engine engine, NetworkSpec spec) {
        try (TrainableNetwork network = engine.create(spec, TrainingSpec.of(1))) {
            double first = network.fit(NoisySines.batch(32, 8, 0), RATE);
            double last = first;
            for (int i = 1; i < UPDATES; i++) {
                last = network.fit(NoisySines.batch(32, 8, i), RATE);
            }
            if (!(last < 0.8 * first)) {
                throw new IllegalStateException(engine.name() + ": expected the loss to fall below 0.8 of " + first
                        + " in " + UPDATES + " updates, was " + last);
            }
            float[][] inputs = NoisySines.series(STEPS, -1);
            return largestDifference(new Network(spec, network.weights()), inputs, network.outputs(inputs));
        }
    }

    private static double largestDifference(Network core, float[][] inputs, float[][] expected) {
        var state = core.newState();
        var scratch = core.scratch();
        float[] actual = new float[core.spec().outputs()];
        double largest = 0;
        for (int t = 0; t < inputs.length; t++) {
            core.step(state, inputs[t], actual, scratch);
            for (int o = 0; o < actual.length; o++) {
                largest = Math.max(largest, Math.abs(actual[o] - expected[t][o])); // NaN if either is
            }
        }
        return largest;
    }
}
