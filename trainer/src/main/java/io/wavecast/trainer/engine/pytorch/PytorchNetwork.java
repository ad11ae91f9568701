package io.wavecast.trainer.engine.pytorch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import io.wavecast.core.rnn.Embedding;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.engine.Batch;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import io.wavecast.trainer.engine.pytorch.ParameterBuffer.Block;
import io.wavecast.trainer.engine.pytorch.ParameterBuffer.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A network in PyTorch's memory. PyTorch has the core's order of gates. */
final class PytorchNetwork implements TrainableNetwork {
    private static final int PER_LAYER = 4;
    /** Bound of initial embedding vectors; smaller than PyTorch's, so that rare words do not outweigh the others at first. */
    private static final float EMBEDDING_BOUND = 0.2f;

    private final NetworkSpec spec;
    private final TrainingSpec training;
    private final NDManager manager;
    private final ParameterBuffer parameters; // embedding, cells, head
    // Views of the parameters for the current pass:
    private final NDList embedding = new NDList(); // (vocabulary, embedding); empty where inputs are values
    private final NDList cells =
            new NDList(); // per direction: (gates·hidden, inputs), (gates·hidden, hidden), two biases
    private final NDList head =
            new NDList(); // (outputs, directions·hidden), (outputs); twice the outputs with variances
    private final PytorchAdam adam;
    private final SequenceForward sequences;
    private final FinalStateForward finalStates;

    PytorchNetwork(NetworkSpec spec, TrainingSpec training, Device device) {
        this.spec = spec;
        this.training = training;
        this.manager = NDManager.newBaseManager(device, PytorchEngine.DJL_NAME);
        Engine.getEngine(PytorchEngine.DJL_NAME).setRandomSeed((int) training.seed());
        this.parameters = new ParameterBuffer(manager, blocks());
        this.adam = new PytorchAdam(manager, parameters.flat(), training.gradientLimit());
        this.sequences = new SequenceForward(spec, training, manager, cells, head);
        this.finalStates = new FinalStateForward(spec, training, embedding, cells, head);
        if (needsWholeWindows() && (training.carryState() || training.closedLoopSteps() > 0)) {
            throw new IllegalArgumentException(
                    "networks of tokens or of both directions read whole windows: they cannot carry"
                            + " states or run in closed loop");
        }
        if (training.loss() == Loss.CROSS_ENTROPY && spec.headActivation() != HeadActivation.SIGMOID) {
            throw new IllegalArgumentException(
                    "cross-entropy needs probabilities: expected a sigmoid head, was " + spec.headActivation());
        }
    }

    private List<Block> blocks() {
        int rows = spec.cell().gates() * spec.hidden();
        float bound = (float) (1 / Math.sqrt(spec.hidden())); // PyTorch's own initial values
        List<Block> blocks = new ArrayList<>();
        if (spec.tokens()) {
            blocks.add(new Block(Place.BEHIND, EMBEDDING_BOUND, new Shape(spec.vocabulary(), spec.embedding())));
        }
        for (int i = 0; i < spec.layers() * spec.directions(); i++) {
            int inputs = spec.inputsOf(i / spec.directions());
            blocks.add(new Block(Place.RECURRENT_WEIGHTS, bound, new Shape(rows, inputs)));
            blocks.add(new Block(Place.RECURRENT_WEIGHTS, bound, new Shape(rows, spec.hidden())));
            blocks.add(new Block(Place.RECURRENT_BIASES, bound, new Shape(rows)));
            blocks.add(new Block(Place.RECURRENT_BIASES, bound, new Shape(rows)));
        }
        int width = spec.outputs() * (training.loss() == Loss.GAUSSIAN ? 2 : 1);
        blocks.add(new Block(Place.BEHIND, bound, new Shape(width, (long) spec.directions() * spec.hidden())));
        blocks.add(new Block(Place.BEHIND, bound, new Shape(width)));
        return blocks;
    }

    private void begin(NDManager scope) {
        NDList all = parameters.views(scope);
        int first = firstCell();
        int afterCells = all.size() - 2;
        refill(embedding, all.subNDList(0, first));
        refill(cells, all.subNDList(first, afterCells));
        refill(head, all.subNDList(afterCells));
    }

    private int firstCell() {
        return spec.tokens() ? 1 : 0;
    }

    private static void refill(NDList list, NDList parts) {
        list.clear();
        list.addAll(parts);
    }

    @Override
    public double fit(Batch batch, double learningRate) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray mean;
            try (GradientCollector gradients =
                    Engine.getEngine(PytorchEngine.DJL_NAME).newGradientCollector()) {
                begin(scope);
                mean = Losses.mean(training.loss(), outputs(batch, scope), batch, spec.outputs(), scope);
                gradients.backward(mean);
            }
            adam.update(learningRate, scope);
            return mean.getFloat(); // last, because it waits for the GPU, which computes while this thread goes on
        }
    }

    private NDArray outputs(Batch batch, NDManager scope) {
        if (batch.hasTargetsAtEveryStep() && !needsWholeWindows()) {
            return sequences.training(array(scope, batch.inputs()), batch.feedback());
        }
        NDArray sums = finalStates.sums(batch, true, scope);
        boolean sigmoid = spec.headActivation() == HeadActivation.SIGMOID && training.loss() != Loss.CROSS_ENTROPY;
        return sigmoid ? Activation.sigmoid(sums) : sums;
    }

    private boolean needsWholeWindows() {
        return spec.tokens() || spec.bidirectional();
    }

    static NDArray array(NDManager scope, float[][][] values) {
        int width = values[0][0].length;
        float[] flat = new float[values.length * values[0].length * width];
        int at = 0;
        for (float[][] window : values) {
            for (float[] step : window) {
                System.arraycopy(step, 0, flat, at, width);
                at += width;
            }
        }
        return scope.create(flat, new Shape(values.length, values[0].length, width));
    }

    @Override
    public void setWeights(Weights weights) {
        List<float[]> values = new ArrayList<>();
        weights.embedding().ifPresent(from -> values.add(from.toRowMajor()));
        for (LayerWeights from : weights.layers()) {
            values.add(from.input().toRowMajor());
            values.add(from.recurrent().toRowMajor());
            values.add(from.inputBias());
            values.add(from.recurrentBias());
        }
        values.add(weights.head().toRowMajor());
        values.add(weights.headBias());
        parameters.set(values); // the head for variances becomes zero
    }

    @Override
    public void resetState() {
        sequences.resetState();
    }

    @Override
    public void resetState(int window) {
        sequences.resetState(window);
    }

    @Override
    public Weights weights() {
        int rows = spec.cell().gates() * spec.hidden();
        List<float[]> values = parameters.values();
        List<LayerWeights> layers = new ArrayList<>();
        for (int i = 0; i < spec.layers() * spec.directions(); i++) {
            int at = firstCell() + PER_LAYER * i;
            layers.add(new LayerWeights(
                    Matrix.fromRowMajor(rows, spec.inputsOf(i / spec.directions()), values.get(at)),
                    Matrix.fromRowMajor(rows, spec.hidden(), values.get(at + 1)),
                    values.get(at + 2),
                    values.get(at + 3)));
        }
        int width = spec.directions() * spec.hidden();
        float[] means = Arrays.copyOf(values.get(values.size() - 2), spec.outputs() * width);
        return new Weights(
                values.stream()
                        .limit(firstCell())
                        .map(vectors -> new Embedding(spec.vocabulary(), spec.embedding(), vectors))
                        .findFirst(),
                layers,
                Matrix.fromRowMajor(spec.outputs(), width, means),
                Arrays.copyOf(values.get(values.size() - 1), spec.outputs()),
                Optional.empty());
    }

    @Override
    public float[][] outputs(float[][] inputs) {
        try (NDManager scope = manager.newSubManager()) {
            begin(scope);
            NDArray outputs = sequences.inference(array(scope, new float[][][] {inputs}));
            return rows(outputs.toFloatArray(), inputs.length);
        }
    }

    /** (windows)(outputs) at the ends of windows. */
    float[][] endOutputs(Batch batch) {
        try (NDManager scope = manager.newSubManager()) {
            begin(scope);
            NDArray sums = finalStates.sums(batch, false, scope);
            NDArray outputs = spec.headActivation() == HeadActivation.SIGMOID ? Activation.sigmoid(sums) : sums;
            return rows(outputs.toFloatArray(), batch.windows());
        }
    }

    /** Cuts an array into rows, and leaves out variances. */
    private float[][] rows(float[] flat, int count) {
        int width = flat.length / count;
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * width, i * width + spec.outputs());
        }
        return rows;
    }

    @Override
    public void close() {
        manager.close();
    }
}
