package io.wavecast.benchmarks.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.engine.Batch;

/** The same training as DJL's documentation shows it: blocks, a trainer, L2 loss and Adam. */
final class DjlTrainingLoop implements AutoCloseable {
    private static final float RATE = 1e-3f;

    private final Model model;
    private final Trainer trainer;

    DjlTrainingLoop(Device device, CellKind cell, int steps, int windows, int hidden) {
        RecurrentBlock block =
                switch (cell) {
                    case LSTM ->
                        LSTM.builder()
                                .setNumLayers(1)
                                .setStateSize(hidden)
                                .optBatchFirst(true)
                                .build();
                    case GRU ->
                        GRU.builder()
                                .setNumLayers(1)
                                .setStateSize(hidden)
                                .optBatchFirst(true)
                                .build();
                    case ELMAN ->
                        RNN.builder()
                                .setNumLayers(1)
                                .setStateSize(hidden)
                                .setActivation(RNN.Activation.TANH)
                                .optBatchFirst(true)
                                .build();
                    case NONE -> throw new IllegalArgumentException("expected a network with a cell, was one without");
                };
        this.model = Model.newInstance("djl-loop", device, "PyTorch");
        model.setBlock(new SequentialBlock()
                .add(block)
                .add(Linear.builder().setUnits(1).build()));
        this.trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss())
                .optDevices(new Device[] {device})
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(RATE))
                        .build()));
        trainer.initialize(new Shape(windows, steps, 1));
    }

    /** DJL's device for a device of the trainer. Call it after the trainer's engine was created, which makes cards visible to DJL. */
    static Device device(io.wavecast.trainer.engine.Device device) {
        return device == io.wavecast.trainer.engine.Device.CPU
                ? Device.cpu()
                : Engine.getEngine("PyTorch").defaultDevice();
    }

    /** Makes one update and returns the loss before it. */
    double fit(Batch batch) {
        try (var scope = trainer.getManager().newSubManager()) {
            NDArray inputs = scope.create(flat(batch.inputs()), new Shape(batch.windows(), batch.steps(), 1));
            NDArray targets = scope.create(flat(batch.targets()), new Shape(batch.windows(), batch.steps(), 1));
            NDArray loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDList outputs = trainer.forward(new NDList(inputs));
                loss = trainer.getLoss().evaluate(new NDList(targets), outputs);
                gradients.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }

    private static float[] flat(float[][][] values) {
        float[] flat = new float[values.length * values[0].length];
        int at = 0;
        for (float[][] window : values) {
            for (float[] step : window) {
                flat[at++] = step[0];
            }
        }
        return flat;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
