package io.wavecast.trainer.linear;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The recurrent layers of a network, whose hidden units are columns of a design matrix.
 *
 * @param spec without a linear path
 * @param weights of the shapes of the spec
 */
public record RecurrentCells(NetworkSpec spec, Weights weights) {
    /** By how many deviations of a channel its level jumps: beyond regular values. */
    private static final double[] JUMPS = {5, -5, 10, -10, 20, -20};
    /** Samples from one jump to the next one. The second half is visited, in which the units have forgotten the level before. */
    private static final int STRETCH = 100;
    /** One sample in so many is visited. */
    private static final int STRIDE = 4;
    /** Fewer units cannot do both, fit the signal and answer jumps. */
    private static final int FEWEST_UNITS = 32;
    /** Of a visited sample, so that jumps weigh 0.003 times as much as rows. */
    private static final double WEIGHT = 2 * STRIDE * 0.003;

    /** Starts at the first sample of a slice with a hidden state of zero. */
    public HiddenUnits run(SeriesSlice slice) {
        return new HiddenUnits(new Network(spec, weights), slice);
    }

    /**
     * How hidden units answer jumps of the level: each channel jumps, or stays where it is, at random. A network of fewer than 32 units is not asked.
     *
     * @param first time
     * @param end one more than the last time
     * @param mean (hidden) of the units without jumps, over these times
     * @param answers receives, for some of the times and times the square root of their weight, (inputs) jumps, and then (hidden) by how much units differ
     *     from their means; shared
     */
    void forEachJump(SeriesSlice slice, int first, int end, double[] mean, Consumer<double[]> answers) {
        if (spec.hidden() < FEWEST_UNITS) {
            return;
        }
        int inputs = spec.inputs();
        double[] deviations = deviations(slice, first, end);
        double[] jumps = new double[inputs];
        double[] answer = new double[inputs + mean.length];
        var random = new Random(end);
        HiddenUnits units = run(slice);
        for (int t = 0; t < end; t++) {
            if (t % STRETCH == 0) {
                for (int c = 0; c < inputs; c++) {
                    boolean stays = inputs > 1 && random.nextBoolean();
                    jumps[c] = stays ? 0 : deviations[c] * JUMPS[random.nextInt(JUMPS.length)];
                }
            }
            float[] moved = units.advance(t, jumps);
            if (t >= first && t % STRETCH >= STRETCH / 2 && t % STRIDE == 0) {
                for (int i = 0; i < answer.length; i++) {
                    answer[i] = Math.sqrt(WEIGHT) * (i < inputs ? jumps[i] : moved[i - inputs] - mean[i - inputs]);
                }
                answers.accept(answer);
            }
        }
    }

    private double[] deviations(SeriesSlice slice, int first, int end) {
        double[] deviations = new double[spec.inputs()];
        for (int c = 0; c < deviations.length; c++) {
            double sum = 0;
            double squares = 0;
            for (int t = first; t < end; t++) {
                double value = slice.values()[t][c];
                sum += value;
                squares += value * value;
            }
            double n = end - first;
            deviations[c] = Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
        }
        return deviations;
    }
}
