package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jBlas;

/** Deeplearning4j's network of the same shape as ours, its linear path apart. */
public final class Deeplearning4jNetwork {
    private static final double GRADIENT_LIMIT = 1;

    private Deeplearning4jNetwork() {}

    /** Freshly initialised. */
    public static MultiLayerNetwork create(NetworkSpec spec, double learningRate, long seed) {
        useOneThread();
        var layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(learningRate))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(GRADIENT_LIMIT)
                .list();
        for (int k = 0; k < spec.layers(); k++) {
            layers.layer(recurrent(spec.cell(), k == 0 ? spec.inputs() : spec.hidden(), spec.hidden()));
        }
        layers.layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .nIn(spec.hidden())
                .nOut(spec.outputs())
                .build());
        var network = new MultiLayerNetwork(layers.build());
        network.init();
        return network;
    }

    private static FeedForwardLayer recurrent(CellKind cell, int inputs, int hidden) {
        return switch (cell) {
            case LSTM ->
                new LSTM.Builder()
                        .nIn(inputs)
                        .nOut(hidden)
                        .activation(Activation.TANH)
                        .build();
            case ELMAN ->
                new SimpleRnn.Builder()
                        .nIn(inputs)
                        .nOut(hidden)
                        .activation(Activation.TANH)
                        .build();
            case GRU -> throw new IllegalArgumentException("Deeplearning4j has no GRU layer; use lstm or elman");
        };
    }

    /** With two threads its workers spin for each other: measured, up to twenty times slower on shared cores. */
    private static void useOneThread() {
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        ((Nd4jBlas) Nd4j.factory().blas()).setMaxThreads(1);
    }
}
