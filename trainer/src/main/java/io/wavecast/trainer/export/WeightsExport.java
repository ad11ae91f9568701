package io.wavecast.trainer.export;

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

/**
 * Deeplearning4j's parameters as weights of the core. It computes {@code x·W + h·RW + b} with W of shape (inputs,
 * gates·hidden), so matrices are transposed; it has one bias, ours has two, the second is zero; and LSTM's gate blocks
 * change places:
 *
 * <pre>
 *  Deeplearning4j: candidate, forget, output, input   (its names I, F, O, G mislead: block 0 is the candidate)
 *  core, PyTorch:  input, forget, candidate, output
 * </pre>
 */
public final class WeightsExport {
    /** For each of our blocks the block of Deeplearning4j. */
    private static final int[] LSTM_BLOCKS = {3, 1, 0, 2};

    private static final int[] ELMAN_BLOCKS = {0};

    private WeightsExport() {}

    /** Everything but the linear path, which Deeplearning4j does not have. */
    public static Weights export(MultiLayerNetwork network, NetworkSpec spec) {
        int[] blocks = blocks(spec.cell());
        List<LayerWeights> layers = new ArrayList<>();
        for (int k = 0; k < spec.layers(); k++) {
            float[] bias = rowMajor(network.getParam(k + "_b"));
            layers.add(new LayerWeights(
                    gates(network.getParam(k + "_W"), blocks, spec.hidden()),
                    gates(network.getParam(k + "_RW"), blocks, spec.hidden()),
                    reordered(bias, 1, blocks, spec.hidden()),
                    new float[bias.length]));
        }
        INDArray head = network.getParam(spec.layers() + "_W");
        return new Weights(
                layers,
                Matrix.fromRowMajor(spec.outputs(), spec.hidden(), rowMajor(head.transpose())),
                rowMajor(network.getParam(spec.layers() + "_b")),
                Optional.empty());
    }

    private static int[] blocks(CellKind cell) {
        return switch (cell) {
            case LSTM -> LSTM_BLOCKS;
            case ELMAN -> ELMAN_BLOCKS;
            case GRU -> throw new IllegalArgumentException("Deeplearning4j has no GRU layer");
        };
    }

    /** @param from (inputs, gates·hidden) */
    private static Matrix gates(INDArray from, int[] blocks, int hidden) {
        int inputs = (int) from.size(0);
        float[] rows = rowMajor(from.transpose()); // (gates·hidden, inputs)
        return Matrix.fromRowMajor(blocks.length * hidden, inputs, reordered(rows, inputs, blocks, hidden));
    }

    /** @param rows (gates·hidden, width) */
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
