package io.wavecast.trainer.cells;

import io.wavecast.cli.Problems;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import java.util.List;

/**
 * The settings for training the cells of a network.
 *
 * @param engine name of the engine, one of {@link Engines#NAMES}
 * @param device the device that the engine should compute on
 * @param windows the windows of training data
 * @param optimizer loss, step size and end of the training
 * @param regularisation dropout
 * @param seed of the first weights, of dropout and of the order of windows
 */
public record LearningSettings(
        String engine,
        Device device,
        WindowSettings windows,
        OptimizerSettings optimizer,
        Regularisation regularisation,
        long seed) {

    /** The defaults: at most 600 updates by Deeplearning4j, on 32 windows of 64 steps each. */
    public static LearningSettings defaults() {
        return new LearningSettings(
                "deeplearning4j",
                Device.AUTO,
                new WindowSettings(64, 32, false, 0),
                new OptimizerSettings(Loss.MSE, 0.002, 1, 600, 0.35, Duration.ofHours(12)),
                Regularisation.NONE,
                42);
    }

    public LearningSettings withLimits(int updates, Duration maxTime) {
        return with(optimizer.withLimits(updates, maxTime));
    }

    /** The same settings with another longest time. */
    public LearningSettings withMaxTime(Duration longest) {
        return withLimits(optimizer.updates(), longest);
    }

    /** The same settings when some of the longest time has passed. */
    public LearningSettings after(Duration passed) {
        return withMaxTime(optimizer.maxTime().minus(passed));
    }

    public LearningSettings withLearningRate(double rate) {
        return with(optimizer.withLearningRate(rate));
    }

    public LearningSettings withWindow(int length) {
        return new LearningSettings(engine, device, windows.withLength(length), optimizer, regularisation, seed);
    }

    /** The same settings with a length of windows: see {@link WindowSettings#at}. */
    public LearningSettings at(long starts) {
        return withWindow(windows.at(starts).length());
    }

    public LearningSettings withEngine(String name) {
        return new LearningSettings(name, device, windows, optimizer, regularisation, seed);
    }

    public LearningSettings withSeed(long otherSeed) {
        return new LearningSettings(engine, device, windows, optimizer, regularisation, otherSeed);
    }

    private LearningSettings with(OptimizerSettings other) {
        return new LearningSettings(engine, device, windows, other, regularisation, seed);
    }

    /**
     * Finds the device, and loads the engine.
     *
     * @throws IllegalArgumentException if there is no such engine, or the device cannot be used; the message says why
     */
    public Engine createEngine() {
        return Engines.of(engine, device);
    }

    TrainingSpec trainingSpec() {
        return new TrainingSpec(
                optimizer.loss(),
                regularisation.dropout(),
                regularisation.recurrentDropout(),
                optimizer.gradientLimit(),
                windows.closedLoopSteps(),
                windows.carryState(),
                seed);
    }

    /**
     * Checks the values, and that the engine supports them. No engine is loaded and no device is searched for.
     *
     * @return one message for each invalid value, with the option's name; empty if all are valid
     */
    public List<String> problems() {
        var problems = Problems.ofOptions();
        if (!Engines.NAMES.contains(engine)) {
            problems.add(
                    OptionNames.ENGINE, "must be " + String.join(" or ", Engines.NAMES) + ", was '" + engine + "'");
        } else if (hasTrainingSpec()) {
            for (String feature : Engines.unsupported(engine, trainingSpec())) {
                problems.add(OptionNames.ENGINE, engine + " does not support " + feature + "; pytorch does");
            }
        }
        problems.addAll(windows.problems());
        problems.addAll(optimizer.problems());
        problems.addAll(regularisation.problems());
        return problems.found();
    }

    /** Whether the values are within the limits of {@link TrainingSpec}. */
    private boolean hasTrainingSpec() {
        return optimizer.hasValidGradientLimit()
                && regularisation.problems().isEmpty()
                && windows.closedLoopSteps() >= 0;
    }
}
