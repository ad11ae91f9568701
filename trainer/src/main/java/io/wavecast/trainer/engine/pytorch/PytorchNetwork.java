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

/** ParameterBuffer in PyTorch's memory, in its own order of gates, which is the core's. */
final class PytorchNetwork implements TrainableNetwork {
    private static final int PER_LAYER = 4;
    /** Vectors begin shorter than PyTorch's, whose entries are of variance 1: rare words should not outweigh the others from the start. */
    private static final float TOKENS = 0.2f;

    private final NetworkSpec spec;
    private final TrainingSpec training;
    private final NDManager manager;
    private final ParameterBuffer parameters; // those of embedding, cells, head
    // Of the pass that is under way:
    private final NDList embedding = new NDList(); // (vocabulary, embedding); none where inputs are values
    private final NDList cells =
            new NDList(); // per direction: (gates·hidden, inputs), (gates·hidden, hidden), two biases
    private final NDList head =
            new NDList(); // (outputs, directions·hidden), (outputs); twice the outputs with variances
    private final PytorchAdam adam;
    private final SequenceForward forward;
    private final FinalStateForward reading;

    PytorchNetwork(NetworkSpec spec, TrainingSpec training, Device device) {
        this.spec = spec;
        this.training = training;
        this.manager = NDManager.newBaseManager(device, PytorchEngine.WORD);
        Engine.getEngine(PytorchEngine.WORD).setRandomSeed((int) training.seed());
        this.parameters = new ParameterBuffer(manager, blocks());
        this.adam = new PytorchAdam(manager, parameters.flat(), training.gradientLimit());
        this.forward = new SequenceForward(spec, training, manager, cells, head);
        this.reading = new FinalStateForward(spec, training, embedding, cells, head);
        if (readsWindows() && (training.carryState() || training.future() > 0)) {
            throw new IllegalArgumentException(
                    "tokens, and both directions, are read in whole windows: nothing is carried on, and"
                            + " nothing is fed back");
        }
        if (training.loss() == Loss.CROSS_ENTROPY && spec.headActivation() != HeadActivation.SIGMOID) {
            throw new IllegalArgumentException(
                    "the cross-entropy is of probabilities: the head must be a sigmoid, was " + spec.headActivation());
        }
    }

    private List<Block> blocks() {
        int rows = spec.cell().gates() * spec.hidden();
        float bound = (float) (1 / Math.sqrt(spec.hidden())); // as PyTorch begins
        List<Block> blocks = new ArrayList<>();
        if (spec.tokens()) {
            blocks.add(new Block(Place.BEHIND, TOKENS, new Shape(spec.vocabulary(), spec.embedding())));
        }
        for (int i = 0; i < spec.layers() * spec.directions(); i++) {
            int seen = spec.seenBy(i / spec.directions());
            blocks.add(new Block(Place.RECURRENT_WEIGHTS, bound, new Shape(rows, seen)));
            blocks.add(new Block(Place.RECURRENT_WEIGHTS, bound, new Shape(rows, spec.hidden())));
            blocks.add(new Block(Place.RECURRENT_BIASES, bound, new Shape(rows)));
            blocks.add(new Block(Place.RECURRENT_BIASES, bound, new Shape(rows)));
        }
        int said = spec.outputs() * (training.loss() == Loss.GAUSSIAN ? 2 : 1);
        blocks.add(new Block(Place.BEHIND, bound, new Shape(said, spec.directions() * spec.hidden())));
        blocks.add(new Block(Place.BEHIND, bound, new Shape(said)));
        return blocks;
    }

    private void begin(NDManager scope) {
        NDList all = parameters.in(scope);
        int first = firstCell();
        int behind = all.size() - 2;
        refill(embedding, all.subNDList(0, first));
        refill(cells, all.subNDList(first, behind));
        refill(head, all.subNDList(behind));
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
                    Engine.getEngine(PytorchEngine.WORD).newGradientCollector()) {
                begin(scope);
                mean = mean(said(batch, scope), batch, scope);
                gradients.backward(mean);
            }
            adam.update(learningRate, scope);
            return mean.getFloat(); // last of all: it waits for a card, which does the rest while we go on
        }
    }

    private NDArray said(Batch batch, NDManager scope) {
        if (batch.targets()[0].length == batch.steps() && !readsWindows()) {
            return forward.training(array(scope, batch.inputs()), batch.feedback());
        }
        NDArray sums = reading.sums(batch, true, scope);
        boolean sigmoid = spec.headActivation() == HeadActivation.SIGMOID && training.loss() != Loss.CROSS_ENTROPY;
        return sigmoid ? Activation.sigmoid(sums) : sums;
    }

    private boolean readsWindows() {
        return spec.tokens() || spec.bidirectional();
    }

    /** Of the loss over the targets that count. @param said (windows, time, outputs) */
    private NDArray mean(NDArray said, Batch batch, NDManager scope) {
        int outputs = spec.outputs();
        int times = batch.targets()[0].length;
        float[] targets = new float[batch.windows() * times * outputs];
        float[] counts = new float[targets.length];
        int at = 0;
        int count = 0;
        for (float[][] window : batch.targets()) {
            for (float[] step : window) {
                for (float target : step) {
                    boolean there = !Float.isNaN(target);
                    targets[at] = there ? target : 0;
                    counts[at++] = there ? 1 : 0;
                    count += there ? 1 : 0;
                }
            }
        }
        Shape shape = new Shape(batch.windows(), times, outputs);
        NDArray wanted = scope.create(targets, shape);
        NDArray losses =
                switch (training.loss()) {
                    case MSE -> said.sub(wanted).square();
                    case MAE -> said.sub(wanted).abs();
                    case HUBER -> huber(said.sub(wanted).abs());
                    case GAUSSIAN -> gaussian(said, wanted);
                    case CROSS_ENTROPY -> crossEntropy(said, wanted);
                };
        if (count == targets.length) {
            return losses.mean();
        }
        return losses.mul(scope.create(counts, shape)).sum().div(Math.max(1, count));
    }

    private static NDArray huber(NDArray size) {
        NDArray inside = size.minimum(1f);
        return inside.square().mul(0.5f).add(size.sub(inside));
    }

    /** {@code max(z, 0) − z·y + log(1 + exp(−|z|))} of sums z, which cannot overflow. */
    private static NDArray crossEntropy(NDArray sums, NDArray labels) {
        NDArray rest = sums.abs().neg().exp().add(1f).log();
        return sums.maximum(0f).sub(sums.mul(labels)).add(rest);
    }

    /** @param said (windows, time, 2·outputs) means, then logarithms of variances */
    private NDArray gaussian(NDArray said, NDArray wanted) {
        NDList halves = said.split(2, 2);
        NDArray logVariance = halves.get(1).clip(-10, 10);
        NDArray errors = halves.get(0).sub(wanted).square();
        return errors.mul(logVariance.neg().exp()).add(logVariance).mul(0.5f);
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
    public void take(Weights weights) {
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
        parameters.set(values); // heads of variances become zero
    }

    @Override
    public void forgetState() {
        forward.forgetState();
    }

    @Override
    public void forgetState(int window) {
        forward.forgetState(window);
    }

    @Override
    public Weights weights() {
        int rows = spec.cell().gates() * spec.hidden();
        List<float[]> values = parameters.values();
        List<LayerWeights> layers = new ArrayList<>();
        for (int i = 0; i < spec.layers() * spec.directions(); i++) {
            int at = firstCell() + PER_LAYER * i;
            layers.add(new LayerWeights(
                    Matrix.fromRowMajor(rows, spec.seenBy(i / spec.directions()), values.get(at)),
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
            NDArray said = forward.plain(array(scope, new float[][][] {inputs}));
            float[] flat = said.toFloatArray();
            int width = flat.length / inputs.length;
            float[][] rows = new float[inputs.length][];
            for (int t = 0; t < rows.length; t++) {
                rows[t] = Arrays.copyOfRange(flat, t * width, t * width + spec.outputs());
            }
            return rows;
        }
    }

    /** (windows)(outputs) what it says at the ends of windows. */
    float[][] answers(Batch batch) {
        try (NDManager scope = manager.newSubManager()) {
            begin(scope);
            NDArray sums = reading.sums(batch, false, scope);
            float[] flat =
                    (spec.headActivation() == HeadActivation.SIGMOID ? Activation.sigmoid(sums) : sums).toFloatArray();
            float[][] rows = new float[batch.windows()][];
            for (int w = 0; w < rows.length; w++) {
                rows[w] = Arrays.copyOfRange(flat, w * spec.outputs(), (w + 1) * spec.outputs());
            }
            return rows;
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
