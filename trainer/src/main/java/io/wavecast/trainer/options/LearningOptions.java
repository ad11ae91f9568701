package io.wavecast.trainer.options;

import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.OptimizerSettings;
import io.wavecast.trainer.cells.Regularisation;
import io.wavecast.trainer.cells.WindowSettings;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options for training cells, and for the engine that trains them. The seed is an option of each command, since {@code backtest} also
 * generates signals with it.
 */
public final class LearningOptions {
    @Option(
            names = OptionNames.WINDOW,
            paramLabel = "N",
            description = {
                "steps of backpropagation through time",
                "  Default: 256 where the training part has 20 such windows, 64 otherwise."
            })
    private int window = WindowSettings.AUTO;

    @Option(
            names = OptionNames.CARRY_STATE,
            description =
                    "windows follow each other through a series, each with the final hidden state of the one before")
    private boolean carryState;

    @Option(
            names = OptionNames.FUTURE,
            paramLabel = "N",
            description = "the last N steps of each window run in closed loop, on the network's own outputs",
            defaultValue = "0")
    private int future;

    @Option(
            names = OptionNames.BATCH,
            description = {"windows per update", "  Default: 32, or 256 on a graphics card."})
    private int batch = WindowSettings.AUTO;

    @Option(
            names = OptionNames.UPDATES,
            description = "gradient updates of the cells, at most; 0 leaves them random and trains only the head",
            defaultValue = "600")
    private int updates;

    @Option(
            names = OptionNames.PATIENCE,
            description = "training ends after this share of all updates without an improvement on held-out data",
            defaultValue = "0.35")
    private double patience;

    @Option(
            names = OptionNames.LEARNING_RATE,
            description = "the highest learning rate of Adam",
            defaultValue = "0.002")
    private double learningRate;

    @Option(
            names = OptionNames.LOSS,
            converter = Converters.OfLoss.class,
            description =
                    "mse, mae, huber, or gaussian, whose variances shape the cells only: see " + OptionNames.SPREAD,
            defaultValue = "mse")
    private Loss loss = Loss.MSE;

    @Option(names = OptionNames.DROPOUT, description = "share of units dropped from layer to layer", defaultValue = "0")
    private double dropout;

    @Option(
            names = OptionNames.RECURRENT_DROPOUT,
            description = "share of units dropped from step to step",
            defaultValue = "0")
    private double recurrentDropout;

    @Option(
            names = OptionNames.CLIP,
            description = "largest norm of a gradient; a larger one is scaled down",
            defaultValue = "1")
    private double clip;

    @Option(
            names = OptionNames.ENGINE,
            description = "deeplearning4j, or pytorch, which is faster",
            defaultValue = "deeplearning4j")
    private String engine = "";

    @Option(
            names = OptionNames.DEVICE,
            converter = Converters.OfDevice.class,
            description = "cpu, cuda, or auto: a graphics card if there is one that the engine's library supports",
            defaultValue = "auto")
    private Device device = Device.AUTO;

    @Option(
            names = OptionNames.MAX_TIME,
            paramLabel = "SECONDS",
            description = {
                "no update of a model starts after this time; up to two thirds of it choose the kind of cell.",
                "Where it ends a training, the result depends on the speed of the machine"
            },
            defaultValue = "300")
    private long maxTime;

    /**
     * Loads the engine of the settings.
     *
     * @throws ParameterException if the engine cannot compute on the device; picocli prints the reason and exits with 2
     */
    public static Engine engine(LearningSettings settings, CommandLine command) {
        try {
            return settings.createEngine();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, OptionNames.DEVICE + ": " + e.getMessage(), e);
        }
    }

    /**
     * Builds the settings from the options.
     *
     * @param seed of every random choice
     */
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
