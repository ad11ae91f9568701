package io.wavecast.benchmarks.train;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;

/** Whether weights that an engine learned where it computes say in the core's cells what they say there. */
final class CoreEquivalence {
    /** What an engine must keep to. */
    static final double TOLERANCE = 1e-5;

    static final int STEPS = 200;
    private static final int UPDATES = 30;
    private static final double RATE = 0.01;

    private CoreEquivalence() {}

    /** Trains, takes the weights over, and runs both over a series held back. @return the largest difference of an output */
    static double largestDifference(Engine engine, NetworkSpec spec) {
        try (TrainableNetwork network = engine.create(spec, TrainingSpec.of(1))) {
            double first = network.fit(NoisySines.batch(32, 8, 0), RATE);
            double last = first;
            for (int i = 1; i < UPDATES; i++) {
                last = network.fit(NoisySines.batch(32, 8, i), RATE);
            }
            if (!(last < 0.8 * first)) {
                throw new IllegalStateException(engine.name() + " does not learn: the loss went from " + first + " to "
                        + last + " in " + UPDATES + " updates");
            }
            float[][] inputs = NoisySines.wave(STEPS, -1);
            return largestDifference(new Network(spec, network.weights()), inputs, network.outputs(inputs));
        }
    }

    private static double largestDifference(Network core, float[][] inputs, float[][] theirs) {
        var state = core.fresh();
        var scratch = core.scratch();
        float[] ours = new float[core.spec().outputs()];
        double largest = 0;
        for (int t = 0; t < inputs.length; t++) {
            core.step(state, inputs[t], ours, scratch);
            for (int o = 0; o < ours.length; o++) {
                largest = Math.max(largest, Math.abs(ours[o] - theirs[t][o])); // NaN if either is
            }
        }
        return largest;
    }
}
