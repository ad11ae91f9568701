package io.wavecast.experiments.cells;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.trainer.engine.Batch;
import java.util.Random;

/**
 * The adding problem (Hochreiter and Schmidhuber 1997): a sequence of numbers between 0 and 1, two of them marked, one in each half. The
 * target is the sum of the marked numbers, at the end. It needs memory over half of the sequence. The inputs are number and mark.
 *
 * @param length numbers of a sequence
 */
record AddingProblem(int length) {
    static final int INPUTS = 2;
    /** Mean squared error of the constant output 1: the variance of the sum of two such numbers. */
    static final double CONSTANT_ONE = 1 / 6.0;

    /** Draws sequences. The last step has the sum as its target, the others have none. */
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

    /** Mean squared error of a network, which runs as in the stream. */
    static double error(Network network, Batch batch) {
        Network.Scratch scratch = network.scratch();
        float[] out = new float[1];
        double sum = 0;
        for (int s = 0; s < batch.windows(); s++) {
            NetworkState state = network.newState();
            for (float[] input : batch.inputs()[s]) {
                network.step(state, input, out, scratch);
            }
            double error = out[0] - batch.targets()[s][batch.steps() - 1][0];
            sum += error * error;
        }
        return sum / batch.windows();
    }
}
