package io.wavecast.trainer.engine.deeplearning4j;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jBlas;

/** A network of Deeplearning4j. */
final class Deeplearning4jNetwork implements TrainableNetwork {
    private final NetworkSpec spec;
    private final SettableLearningRate rate = new SettableLearningRate();
    private final MultiLayerNetwork network;
    private final ClippedGradient updater;

    Deeplearning4jNetwork(NetworkSpec spec, TrainingSpec training) {
        this.spec = spec;
        useOneThread();
        var layers = new NeuralNetConfiguration.Builder()
                .seed(training.seed())
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(rate))
                .list();
        for (int k = 0; k < spec.layers(); k++) {
            FeedForwardLayer layer = recurrent(spec, k == 0 ? spec.inputs() : spec.hidden());
            if (k > 0 && training.dropout() > 0) {
                layer.setIDropout(new Dropout(1 - training.dropout())); // Deeplearning4j expects the share that is kept
            }
            layers.layer(layer);
        }
        layers.layer(new RnnOutputLayer.Builder(loss(training.loss()))
                .activation(Activation.IDENTITY)
                .nIn(spec.hidden())
                .nOut(spec.outputs())
                .build());
        this.network = new MultiLayerNetwork(layers.build());
        network.init();
        this.updater = new ClippedGradient(network, training.gradientLimit());
        network.setUpdater(updater);
    }

    MultiLayerNetwork network() {
        return network;
    }

    private static FeedForwardLayer recurrent(NetworkSpec spec, int inputs) {
        return switch (spec.cell()) {
            case LSTM ->
                new LSTM.Builder()
                        .nIn(inputs)
                        .nOut(spec.hidden())
                        .activation(spec.relu() ? Activation.RELU : Activation.TANH)
                        .build();
            case ELMAN ->
                new SimpleRnn.Builder()
                        .nIn(inputs)
                        .nOut(spec.hidden())
                        .activation(spec.relu() ? Activation.RELU : Activation.TANH)
                        .build();
            case GRU -> new GruLayer(inputs, spec.hidden(), spec.resetAfter(), spec.relu());
            case NONE -> throw new IllegalArgumentException("expected a network with cells, was one without");
        };
    }

    private static LossFunction loss(Loss loss) {
        return loss == Loss.MAE ? LossFunction.MEAN_ABSOLUTE_ERROR : LossFunction.MSE;
    }

    @Override
    public double fit(Batch batch, double learningRate) {
        int windows = batch.windows();
        int steps = batch.steps();
        if (!batch.hasTargetsAtEveryStep()) {
            throw new IllegalArgumentException(
                    "Deeplearning4j does not support windows with targets at their end only; pytorch does");
        }
        int outputs = spec.outputs();
        float[] targets = new float[windows * outputs * steps];
        float[] present = new float[targets.length];
        int targetCount = 0;
        for (int w = 0; w < windows; w++) {
            for (int t = 0; t < steps; t++) {
                for (int o = 0; o < outputs; o++) {
                    float target = batch.targets()[w][t][o];
                    if (!Float.isNaN(target)) {
                        int at = (w * outputs + o) * steps + t;
                        targets[at] = target;
                        present[at] = 1;
                        targetCount++;
                    }
                }
            }
        }
        rate.set(learningRate);
        updater.setTargetsPerOutput(Math.max(1, targetCount) / (double) outputs);
        try (INDArray in = array(inputs(batch), windows, spec.inputs(), steps);
                INDArray out = array(targets, windows, outputs, steps);
                INDArray mask = array(present, windows, outputs, steps)) {
            network.fit(in, out, null, mask);
        }
        // The score is a sum over the steps, divided by windows and outputs.
        return network.score() * windows * outputs / Math.max(1, targetCount);
    }

    /** (windows, inputs, time) */
    private float[] inputs(Batch batch) {
        int steps = batch.steps();
        float[] values = new float[batch.windows() * spec.inputs() * steps];
        for (int w = 0; w < batch.windows(); w++) {
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < spec.inputs(); i++) {
                    values[(w * spec.inputs() + i) * steps + t] = batch.inputs()[w][t][i];
                }
            }
        }
        return values;
    }

    private static INDArray array(float[] values, long... shape) {
        return Nd4j.create(values, shape, 'c');
    }

    @Override
    public void setWeights(Weights weights) {
        WeightConversion.set(network, spec, weights);
    }

    @Override
    public void resetState() {
        network.rnnClearPreviousState();
    }

    @Override
    public void resetState(int window) {
        resetState(); // no state is kept from batch to batch
    }

    @Override
    public Weights weights() {
        return WeightConversion.weights(network, spec);
    }

    @Override
    public float[][] outputs(float[][] inputs) {
        float[] values = new float[spec.inputs() * inputs.length];
        for (int t = 0; t < inputs.length; t++) {
            for (int i = 0; i < spec.inputs(); i++) {
                values[i * inputs.length + t] = inputs[t][i];
            }
        }
        float[][] outputs = new float[inputs.length][spec.outputs()];
        try (INDArray in = array(values, 1, spec.inputs(), inputs.length);
                INDArray out = network.output(in)) {
            for (int t = 0; t < outputs.length; t++) {
                for (int o = 0; o < spec.outputs(); o++) {
                    outputs[t][o] = out.getFloat(0, o, t);
                }
            }
        }
        return outputs;
    }

    @Override
    public void close() {
        network.close();
    }

    /** Limits ND4J to one thread. Two wait for each other in busy loops, which was up to twenty times slower on shared cores. */
    private static void useOneThread() {
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        if (Nd4j.factory().blas() instanceof Nd4jBlas blas) { // the backend for CPUs
            blas.setMaxThreads(1);
        }
    }
}
