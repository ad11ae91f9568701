package io.wavecast.trainer.options;

import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.OptimizerSettings;
import io.wavecast.trainer.cells.Regularisation;
import io.wavecast.trainer.cells.WindowSettings;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Loss;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How cells are trained, and by what. The seed is no part of it: where signals are generated, it is theirs, too. */
public final class LearningOptions {
    @Option(names = "--window", description = "steps of backpropagation through time", defaultValue = "64")
    private int window;

    @Option(
            names = "--carry-state",
            description =
                    "windows follow each other through a series, and go on with the hidden state of the one before")
    private boolean carryState;

    @Option(
            names = "--future",
            paramLabel = "N",
            description = "the last N steps of each window run in closed loop, on the model's own forecasts",
            defaultValue = "0")
    private int future;

    @Option(names = "--batch", description = "windows per update", defaultValue = "32")
    private int batch;

    @Option(
            names = "--updates",
            description = "of the cells by gradients, at most; 0 leaves them random, and learns how to read them",
            defaultValue = "600")
    private int updates;

    @Option(
            names = "--patience",
            description = "share of all updates after which training ends, if none was the best on data held back",
            defaultValue = "0.35")
    private double patience;

    @Option(names = "--learning-rate", description = "of Adam, at its highest", defaultValue = "0.002")
    private double learningRate;

    @Option(
            names = "--loss",
            converter = Converters.OfLoss.class,
            description = "mse, mae, huber or gaussian",
            defaultValue = "mse")
    private Loss loss;

    @Option(
            names = "--dropout",
            description = "share of units that are not seen from layer to layer",
            defaultValue = "0")
    private double dropout;

    @Option(
            names = "--recurrent-dropout",
            description = "share of units that are not seen from step to step",
            defaultValue = "0")
    private double recurrentDropout;

    @Option(names = "--clip", description = "longest norm of a gradient", defaultValue = "1")
    private double clip;

    @Option(
            names = "--engine",
            description = "what trains the cells: deeplearning4j, or pytorch, which is faster",
            defaultValue = "deeplearning4j")
    private String engine;

    @Option(
            names = "--device",
            converter = Converters.OfDevice.class,
            description = "cpu, cuda, or auto: a card that the engine's library serves, if there is one",
            defaultValue = "auto")
    private Device device;

    @Option(
            names = "--max-time",
            paramLabel = "SECONDS",
            description = "no further epoch begins after that",
            defaultValue = "43200")
    private long maxTime;

    /** @param seed of every random choice */
    public LearningSettings settings(long seed) {
        return new LearningSettings(
                engine,
                device,
                new WindowSettings(window, batch, carryState, future),
                new OptimizerSettings(loss, learningRate, clip, updates, patience, Duration.ofSeconds(maxTime)),
                new Regularisation(dropout, recurrentDropout),
                seed);
    }
}
