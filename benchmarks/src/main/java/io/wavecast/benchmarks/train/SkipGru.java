package io.wavecast.benchmarks.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;

/** A GRU with a linear skip connection over lags, trained end to end by Adam on PyTorch, as DJL's documentation shows it. Without what Wavecast adds. */
public final class SkipGru implements AutoCloseable {
    private static final int HIDDEN = 64;
    private static final float RATE = 5e-3f;
    private static final float LAST_RATE = 1e-4f;
    private static final int SEED = 1;

    private final Model model;
    private final Trainer trainer;
    private final int columns;
    private final int outputs;

    /**
     * A network with random weights.
     *
     * @param channels that the GRU reads: the first columns
     * @param columns that the skip connection reads
     * @param updates after which the learning rate has fallen to its end
     */
    public SkipGru(int channels, int columns, int outputs, int updates) {
        this.columns = columns;
        this.outputs = outputs;
        Engine.getEngine("PyTorch").setRandomSeed(SEED);
        this.model = Model.newInstance("skip-gru", Device.cpu(), "PyTorch");
        var cells = new SequentialBlock()
                .add(LambdaBlock.singleton(all -> all.get(":, :, 0:" + channels)))
                .add(GRU.builder()
                        .setNumLayers(1)
                        .setStateSize(HIDDEN)
                        .optBatchFirst(true)
                        .build())
                .add(Linear.builder().setUnits(outputs).build());
        var skip = Linear.builder().setUnits(outputs).build();
        model.setBlock(new ParallelBlock(
                both -> new NDList(
                        both.get(0).singletonOrThrow().add(both.get(1).singletonOrThrow())),
                List.of(cells, skip)));
        this.trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.cosine()
                                .setBaseValue(RATE)
                                .optFinalValue(LAST_RATE)
                                .setMaxUpdates(updates)
                                .build())
                        .build()));
        trainer.initialize(new Shape(1, 2, columns));
    }

    /**
     * Makes one update by the mean squared error of what counts.
     *
     * @param inputs (windows, steps, columns)
     * @param targets (windows, steps, outputs)
     * @param counts (windows, steps, outputs) 1 where a target counts, 0 elsewhere
     * @return the error before the update
     */
    public double fit(float[] inputs, float[] targets, float[] counts, int windows) {
        int steps = inputs.length / (windows * columns);
        try (var scope = trainer.getManager().newSubManager()) {
            NDArray in = scope.create(inputs, new Shape(windows, steps, columns));
            NDArray wanted = scope.create(targets, new Shape(windows, steps, outputs));
            NDArray counted = scope.create(counts, new Shape(windows, steps, outputs));
            NDArray loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray error = trainer.forward(new NDList(in))
                        .singletonOrThrow()
                        .sub(wanted)
                        .mul(counted);
                loss = error.mul(error).sum().div(counted.sum().add(1e-9f));
                gradients.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }

    /**
     * Runs the network over a series from a hidden state of zero.
     *
     * @param inputs (steps, columns)
     * @return (steps, outputs)
     */
    public float[] outputs(float[] inputs) {
        try (var scope = trainer.getManager().newSubManager()) {
            NDArray in = scope.create(inputs, new Shape(1, inputs.length / columns, columns));
            NDList result = trainer.evaluate(new NDList(in));
            try (result) {
                return result.singletonOrThrow().toFloatArray();
            }
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
