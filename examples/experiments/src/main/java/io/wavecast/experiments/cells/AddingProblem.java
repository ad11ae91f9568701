package io.wavecast.experiments.cells;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.trainer.engine.Batch;
import java.util.Random;

/**
 * Numbers between 0 and 1, two of them marked, one in each half; at the end their sum is asked for (Hochreiter and Schmidhuber 1997). Nothing
 * but memory helps: the first mark is half the length back, or more. Inputs are number and mark.
 *
 * @param length numbers in a sequence
 */
record AddingProblem(int length) {
    static final int INPUTS = 2;
    /** Mean squared error of always saying 1: the variance of a sum of two such numbers. */
    static final double ALWAYS_ONE = 1 / 6.0;

    /** The sum is a target of the last step; the others have none. */
    Batch draw(int sequences, Random random) {
        float[][][] inputs = new float[sequences][length][INPUTS];
        float[][][] targets = new float[sequences][length][1];
        for (int s = 0; s < sequences; s++) {
            for (int t = 0; t < length; t++) {
                inputs[s][t][0] = random.nextFloat();
                targets[s][t][0] = Float.NaN;
            }
            int first = random.nextInt(length / 2);
            int second = length / 2 + random.nextInt(length - length / 2);
            inputs[s][first][1] = 1;
            inputs[s][second][1] = 1;
            targets[s][length - 1][0] = inputs[s][first][0] + inputs[s][second][0];
        }
        return new Batch(inputs, targets);
    }

    /** Mean squared error, by the code that the stream runs. */
    static double error(Network network, Batch batch) {
        Network.Scratch scratch = network.scratch();
        float[] out = new float[1];
        double sum = 0;
        for (int s = 0; s < batch.windows(); s++) {
            NetworkState state = network.fresh();
            for (float[] input : batch.inputs()[s]) {
                network.step(state, input, out, scratch);
            }
            double error = out[0] - batch.targets()[s][batch.steps() - 1][0];
            sum += error * error;
        }
        return sum / batch.windows();
    }
}
