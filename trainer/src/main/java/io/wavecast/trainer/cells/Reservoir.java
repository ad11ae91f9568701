package io.wavecast.trainer.cells;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Random initial weights with a long memory: they are scaled so that the influence of past inputs fades slowly (echo state networks,
 * Jaeger 2001). A head fitted to the hidden units by least squares forecasts without further training.
 */
public final class Reservoir {
    /** Expected spectral radius of the recurrent weights; below 1, so that the influence of the past fades. */
    private static final double RADIUS = 0.9;
    /** Scale of the input weights for inputs of deviation 1; small enough for tanh to be nearly linear. */
    private static final double DRIVE = 0.3;
    /** Scale of the input weights of gated cells, whose gates halve the signal. */
    private static final double GATED_DRIVE = 0.5;

    private Reservoir() {}

    /**
     * The networks whose random cells are tried, those with fewer weights first: the given ones, and among several kinds an Elman network of twice as many
     * units. It has as much state as LSTM and about as many weights. The cells of an earlier model come first, so the last Elman network is
     * the one that the settings ask for.
     *
     * @param networks of different kinds of cell, at least one
     */
    public static List<NetworkSpec> kinds(List<NetworkSpec> networks) {
        Stream<NetworkSpec> wide = networks.stream()
                .filter(spec -> networks.size() > 1 && spec.cell() == CellKind.ELMAN)
                .reduce((earlier, asked) -> asked)
                .map(spec -> spec.toBuilder()
                        .hidden(Math.min(2 * spec.hidden(), NetworkSpec.MAX_WIDTH))
                        .build())
                .stream();
        return Stream.concat(networks.stream(), wide)
                .distinct()
                .sorted(Comparator.comparingLong(NetworkSpec::parameters))
                .toList();
    }

    /**
     * Draws the weights; the head is zero.
     *
     * @param spec without a linear path
     * @param deviation (inputs) standard deviations of the inputs as the network sees them
     */
    public static Weights weights(NetworkSpec spec, double[] deviation, long seed) {
        var random = new Random(seed);
        int hidden = spec.hidden();
        int rows = spec.cell().gates() * hidden;
        double drive = spec.cell() == CellKind.ELMAN ? DRIVE : GATED_DRIVE;
        List<LayerWeights> layers = new ArrayList<>();
        for (int layer = 0; layer < spec.layers(); layer++) {
            int inputs = layer == 0 ? spec.inputs() : hidden;
            float[] input = new float[rows * inputs];
            for (int i = 0; i < input.length; i++) {
                double scale = layer == 0 ? 1 / deviation[i % inputs] : 1;
                input[i] = (float) (uniform(random) * drive * scale / Math.sqrt(inputs));
            }
            float[] recurrent = new float[rows * hidden];
            for (int i = 0; i < recurrent.length; i++) {
                recurrent[i] = (float) (random.nextGaussian() * RADIUS / Math.sqrt(hidden));
            }
            float[] bias = new float[rows];
            for (int i = 0; i < rows; i++) {
                // The second block is LSTM's forget gate and GRU's update gate: mostly open, so that units keep their
                // state.
                boolean memoryGate = spec.cell() != CellKind.ELMAN && i / hidden == 1;
                bias[i] = (float) (uniform(random) * drive / 2 + (memoryGate ? 1 : 0));
            }
            layers.add(new LayerWeights(
                    Matrix.fromRowMajor(rows, inputs, input),
                    Matrix.fromRowMajor(rows, hidden, recurrent),
                    bias,
                    new float[rows]));
        }
        return new Weights(
                layers,
                Matrix.fromRowMajor(spec.outputs(), hidden, new float[spec.outputs() * hidden]),
                new float[spec.outputs()],
                Optional.empty());
    }

    /** Uniform in [−1, 1). */
    private static double uniform(Random random) {
        return 2 * random.nextDouble() - 1;
    }
}
