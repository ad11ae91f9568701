package io.wavecast.trainer.cells;

import io.wavecast.cli.Problems;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings for training the cells of a network.
 *
 * @param engine name of the engine, one of {@link Engines#NAMES}
 * @param device the device that the engine should compute on
 * @param windows the windows of training data
 * @param optimizer loss, step size and end of the training
 * @param regularisation dropout
 * @param seed of the first weights, of dropout and of the order of windows
 * @param start cells of an earlier model, with which networks of their shape begin; random ones if empty
 */
public record LearningSettings(
        String engine,
        Device device,
        WindowSettings windows,
        OptimizerSettings optimizer,
        Regularisation regularisation,
        long seed,
        Optional<StartingCells> start) {
    /** Settings of a training that begins with random cells. */
    public LearningSettings(
            String engine,
            Device device,
            WindowSettings windows,
            OptimizerSettings optimizer,
            Regularisation regularisation,
            long seed) {
        this(engine, device, windows, optimizer, regularisation, seed, Optional.empty());
    }

    /** The defaults: at most 600 updates by Deeplearning4j, on 32 windows of 64 steps each. */
    public static LearningSettings defaults() {
        return new LearningSettings(
                "deeplearning4j",
                Device.AUTO,
                new WindowSettings(64, WindowSettings.AUTO, false, 0),
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

    public LearningSettings withLearningRate(double rate) {
        return with(optimizer.withLearningRate(rate));
    }

    public LearningSettings withWindow(int length) {
        return new LearningSettings(engine, device, windows.withLength(length), optimizer, regularisation, seed, start);
    }

    /** The same settings with a length of windows: see {@link WindowSettings#at}. */
    public LearningSettings at(long starts) {
        return withWindow(windows.at(starts).length());
    }

    public LearningSettings withEngine(String name) {
        return new LearningSettings(name, device, windows, optimizer, regularisation, seed, start);
    }

    public LearningSettings withSeed(long otherSeed) {
        return new LearningSettings(engine, device, windows, optimizer, regularisation, otherSeed, start);
    }

    private LearningSettings with(OptimizerSettings other) {
        return new LearningSettings(engine, device, windows, other, regularisation, seed, start);
    }

    /** The same settings with another beginning. */
    public LearningSettings startingFrom(Optional<StartingCells> cells) {
        return new LearningSettings(engine, device, windows, optimizer, regularisation, seed, cells);
    }

    /** The same settings for inputs that are made like this: cells that cannot read them are no beginning. */
    public LearningSettings startingWith(Preprocessing inputs) {
        return startingFrom(start.filter(cells -> cells.fits(inputs)).map(cells -> cells.rescaled(inputs)));
    }

    /** The networks among which a kind of cell is chosen: the shape of the starting cells is one of them. */
    public List<NetworkSpec> candidates(List<NetworkSpec> networks) {
        NetworkSpec one = networks.get(0);
        Optional<NetworkSpec> further = start.filter(cells -> networks.size() > 1
                        && cells.spec().inputs() == one.inputs()
                        && networks.stream().noneMatch(cells::fits))
                .map(cells -> cells.spec().toBuilder()
                        .outputs(one.outputs())
                        .lags(one.lags())
                        .headActivation(one.headActivation())
                        .build());
        return Stream.concat(further.stream(), networks.stream()).toList();
    }

    /**
     * The weights with which cells begin; their head is zero.
     *
     * @param cells without a linear path
     * @param deviation (inputs) standard deviations of the inputs as the network sees them
     */
    public Weights firstWeights(NetworkSpec cells, double[] deviation) {
        return start.filter(found -> found.fits(cells))
                .map(found -> found.weights(cells))
                .orElseGet(() -> Reservoir.weights(cells, deviation, seed));
    }

    /** Whether a network begins with the cells of an earlier model rather than with random ones. */
    public boolean beginsWithCellsOf(NetworkSpec cells) {
        return start.filter(found -> found.fits(cells)).isPresent();
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
