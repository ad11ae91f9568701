package io.wavecast.benchmarks.peers;

import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Deeplearning4j's {@code rnnTimeStep}, with the state of the series put in before and taken out after. */
final class Dl4jStepper implements Stepper {
    private static final String H = "prevAct";
    private static final String C = "prevMem";

    /** For each of Deeplearning4j's blocks candidate, forget, output, input the one of ours, which are i, f, g, o. */
    private static final int[] BLOCKS = {2, 1, 3, 0};

    private final int hidden;
    private final MultiLayerNetwork network;

    Dl4jStepper(Network ours) {
        hidden = ours.spec().hidden();
        network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .list()
                .layer(new LSTM.Builder()
                        .nIn(ours.spec().inputs())
                        .nOut(hidden)
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(hidden)
                        .nOut(ours.spec().outputs())
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        // More threads only wait for each other at this size. Native operations are there from here on.
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        LayerWeights layer = ours.weights().layers().get(0);
        network.getParam("0_W").assign(blocks(layer.input()));
        network.getParam("0_RW").assign(blocks(layer.recurrent()));
        Matrix bias = Matrix.fromRowMajor(BLOCKS.length * hidden, 1, sum(layer.inputBias(), layer.recurrentBias()));
        network.getParam("0_b").assign(blocks(bias));
        network.getParam("1_W").assign(transposed(ours.weights().head()));
        network.getParam("1_b")
                .assign(Nd4j.createFromArray(ours.weights().headBias()).reshape(1, -1));
    }

    @Override
    public float step(float[] state, float x) {
        try (INDArray in = Nd4j.createFromArray(new float[][] {{x}});
                INDArray both = Nd4j.createFromArray(state).reshape(2, hidden)) {
            network.rnnSetPreviousState(
                    0,
                    Map.of(
                            H, both.getRow(0, true).dup(),
                            C, both.getRow(1, true).dup()));
            float next = network.rnnTimeStep(in).getFloat(0);
            Map<String, INDArray> after = network.rnnGetPreviousState(0);
            System.arraycopy(after.get(H).toFloatVector(), 0, state, 0, hidden);
            System.arraycopy(after.get(C).toFloatVector(), 0, state, hidden, hidden);
            return next;
        }
    }

    @Override
    public void close() {
        network.close();
    }

    /** @param ours (4·hidden, columns), returned as (columns, 4·hidden) with blocks in Deeplearning4j's order */
    private INDArray blocks(Matrix ours) {
        int each = hidden * ours.columns();
        float[] rows = ours.toRowMajor();
        float[] reordered = new float[rows.length];
        for (int block = 0; block < BLOCKS.length; block++) {
            System.arraycopy(rows, BLOCKS[block] * each, reordered, block * each, each);
        }
        return transposed(Matrix.fromRowMajor(ours.rows(), ours.columns(), reordered));
    }

    private static INDArray transposed(Matrix matrix) {
        return Nd4j.createFromArray(matrix.toRowMajor())
                .reshape(matrix.rows(), matrix.columns())
                .transpose();
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }
}
