package io.wavecast.trainer.engine.deeplearning4j;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Converts Deeplearning4j's parameters to weights of the core, and back. Deeplearning4j computes {@code x·W + h·RW + b} with W of shape
 * (inputs, gates·hidden), so matrices are transposed. Its layers have one bias; the core's have two, of which the second is zero. LSTM's
 * gate blocks are in another order:
 *
 * <pre>
 *  Deeplearning4j: candidate, forget, output, input   (its names I, F, O, G mislead: block 0 is the candidate)
 *  core, PyTorch:  input, forget, candidate, output
 * </pre>
 *
 * {@link GruLayer} has the core's order and its second bias.
 */
final class WeightConversion {
    /** (blocks of the core) the index of each block in Deeplearning4j. */
    private static final int[] LSTM_BLOCKS = {3, 1, 0, 2};

    private static final int[] ELMAN_BLOCKS = {0};
    private static final int[] GRU_BLOCKS = {0, 1, 2};

    private WeightConversion() {}

    /** Weights of the core, without a linear path. */
    static Weights weights(MultiLayerNetwork network, NetworkSpec spec) {
        int[] blocks = blocks(spec.cell());
        List<LayerWeights> layers = new ArrayList<>();
        for (int k = 0; k < spec.layers(); k++) {
            float[] bias = rowMajor(network.getParam(k + "_b"));
            layers.add(new LayerWeights(
                    gates(network.getParam(k + "_W"), blocks, spec.hidden()),
                    gates(network.getParam(k + "_RW"), blocks, spec.hidden()),
                    reordered(bias, 1, blocks, spec.hidden()),
                    spec.cell() == CellKind.GRU ? rowMajor(network.getParam(k + "_rb")) : new float[bias.length]));
        }
        INDArray head = network.getParam(spec.layers() + "_W");
        return new Weights(
                layers,
                Matrix.fromRowMajor(spec.outputs(), spec.hidden(), rowMajor(head.transpose())),
                rowMajor(network.getParam(spec.layers() + "_b")),
                Optional.empty());
    }

    /** Sets the parameters of a network. */
    static void set(MultiLayerNetwork network, NetworkSpec spec, Weights weights) {
        int[] inverse = inverse(blocks(spec.cell()));
        for (int k = 0; k < spec.layers(); k++) {
            LayerWeights layer = weights.layers().get(k);
            assign(network, k + "_W", transposed(layer.input(), inverse, spec.hidden()));
            assign(network, k + "_RW", transposed(layer.recurrent(), inverse, spec.hidden()));
            float[] bias = layer.inputBias();
            float[] second = layer.recurrentBias();
            if (spec.cell() == CellKind.GRU) {
                assign(network, k + "_rb", Nd4j.create(second, new long[] {1, second.length}, 'c'));
            } else {
                for (int i = 0; i < bias.length; i++) {
                    bias[i] += second[i];
                }
            }
            float[] ordered = reordered(bias, 1, inverse, spec.hidden());
            assign(network, k + "_b", Nd4j.create(ordered, new long[] {1, ordered.length}, 'c'));
        }
        Matrix head = weights.head();
        assign(
                network,
                spec.layers() + "_W",
                Nd4j.create(head.toRowMajor(), new long[] {head.rows(), head.columns()}, 'c')
                        .transpose());
        assign(network, spec.layers() + "_b", Nd4j.create(weights.headBias(), new long[] {1, head.rows()}, 'c'));
    }

    private static void assign(MultiLayerNetwork network, String name, INDArray values) {
        network.getParam(name).assign(values);
    }

    private static int[] blocks(CellKind cell) {
        return switch (cell) {
            case LSTM -> LSTM_BLOCKS;
            case ELMAN -> ELMAN_BLOCKS;
            case GRU -> GRU_BLOCKS;
            case NONE -> throw new IllegalArgumentException("expected a network with cells, was one without");
        };
    }

    private static int[] inverse(int[] blocks) {
        int[] inverse = new int[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            inverse[blocks[i]] = i;
        }
        return inverse;
    }

    /**
     * Converts a matrix.
     *
     * @param from (inputs, gates·hidden)
     */
    private static Matrix gates(INDArray from, int[] blocks, int hidden) {
        int inputs = (int) from.size(0);
        float[] rows = rowMajor(from.transpose()); // (gates·hidden, inputs)
        return Matrix.fromRowMajor(blocks.length * hidden, inputs, reordered(rows, inputs, blocks, hidden));
    }

    /** (inputs, gates·hidden) */
    private static INDArray transposed(Matrix matrix, int[] inverse, int hidden) {
        float[] rows = reordered(matrix.toRowMajor(), matrix.columns(), inverse, hidden);
        return Nd4j.create(rows, new long[] {matrix.rows(), matrix.columns()}, 'c')
                .transpose();
    }

    /**
     * Changes the order of gate blocks.
     *
     * @param rows (gates·hidden, width)
     */
    private static float[] reordered(float[] rows, int width, int[] blocks, int hidden) {
        int size = hidden * width;
        float[] ordered = new float[rows.length];
        for (int block = 0; block < blocks.length; block++) {
            System.arraycopy(rows, blocks[block] * size, ordered, block * size, size);
        }
        return ordered;
    }

    private static float[] rowMajor(INDArray array) {
        return array.dup('c').reshape(array.length()).toFloatVector();
    }
}
