package io.wavecast.trainer.engine.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.MLNConfig;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Gradients of our layer and of the library's layers, compared with central differences in double precision. */
@Tag("once")
class GradientsTest {
    private static final int WINDOWS = 3;
    private static final int INPUTS = 2;
    private static final int HIDDEN = 4;
    private static final int STEPS = 6;

    @BeforeAll
    static void useDouble() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterAll
    static void useFloat() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    }

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of("gru, reset after", new FeedForwardLayer[] {new GruLayer(INPUTS, HIDDEN, true, false)}),
                Arguments.of("gru, reset before", new FeedForwardLayer[] {new GruLayer(INPUTS, HIDDEN, false, false)}),
                Arguments.of("two layers of gru", new FeedForwardLayer[] {
                    new GruLayer(INPUTS, HIDDEN, true, false), new GruLayer(HIDDEN, HIDDEN, false, true)
                }),
                Arguments.of("lstm", new FeedForwardLayer[] {
                    new LSTM.Builder()
                            .nIn(INPUTS)
                            .nOut(HIDDEN)
                            .activation(Activation.TANH)
                            .build()
                }),
                Arguments.of("lstm, relu", new FeedForwardLayer[] {
                    new LSTM.Builder()
                            .nIn(INPUTS)
                            .nOut(HIDDEN)
                            .activation(Activation.RELU)
                            .build()
                }),
                Arguments.of("elman", new FeedForwardLayer[] {
                    new SimpleRnn.Builder()
                            .nIn(INPUTS)
                            .nOut(HIDDEN)
                            .activation(Activation.TANH)
                            .build()
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void shouldAgreeWithCentralDifferences(String name, FeedForwardLayer[] layers) {
        var list = new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .weightInit(WeightInit.XAVIER)
                .updater(new NoOp())
                .list();
        for (FeedForwardLayer layer : layers) {
            list.layer(layer);
        }
        list.layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .nIn(HIDDEN)
                .nOut(1)
                .build());
        var network = new MultiLayerNetwork(list.build());
        network.init();
        Nd4j.getRandom().setSeed(3);
        INDArray inputs = Nd4j.randn(DataType.DOUBLE, WINDOWS, INPUTS, STEPS);
        INDArray targets = Nd4j.randn(DataType.DOUBLE, WINDOWS, 1, STEPS);
        // Biases start at zero, where a wrong gradient could go unnoticed.
        network.params()
                .addi(Nd4j.randn(DataType.DOUBLE, network.params().shape()).muli(0.1));

        boolean passed = GradientCheckUtil.checkGradients(new MLNConfig()
                .net(network)
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-8)
                .input(inputs)
                .labels(targets));

        assertThat(passed).as(name).isTrue();
    }
}
