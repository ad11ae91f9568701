package io.wavecast.trainer.cells;

import io.wavecast.cli.Problems;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.settings.OptionNames;
import java.time.Duration;
import java.util.List;

/**
 * The settings of the optimiser: the loss, the step size, and the conditions that end a training.
 *
 * @param loss of one target
 * @param learningRate the highest learning rate of Adam
 * @param gradientLimit the largest L2 norm of the gradient; longer gradients are shortened to it
 * @param updates the largest number of updates; 0 leaves the cells at their initial weights and fits only the head
 * @param patience share of all updates; training stops after this many updates in a row without a lower validation loss
 * @param maxTime the time after which no update starts
 */
public record OptimizerSettings(
        Loss loss, double learningRate, double gradientLimit, int updates, double patience, Duration maxTime) {
    OptimizerSettings withLimits(int otherUpdates, Duration otherMaxTime) {
        return new OptimizerSettings(loss, learningRate, gradientLimit, otherUpdates, patience, otherMaxTime);
    }

    OptimizerSettings withLearningRate(double otherRate) {
        return new OptimizerSettings(loss, otherRate, gradientLimit, updates, patience, maxTime);
    }

    boolean hasValidGradientLimit() {
        return gradientLimit > 0;
    }

    List<String> problems() {
        var problems = Problems.ofOptions();
        problems.inRange(OptionNames.UPDATES, updates, 0, 10_000_000);
        problems.betweenZeroAndOne(OptionNames.LEARNING_RATE, learningRate);
        if (!(patience > 0 && patience <= 1)) {
            problems.add(OptionNames.PATIENCE, "must lie above 0 and not above 1, was " + patience);
        }
        if (!hasValidGradientLimit()) {
            problems.add(OptionNames.CLIP, "must be positive, was " + gradientLimit);
        }
        if (maxTime.compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add(OptionNames.MAX_TIME, "must be at least 1 second, was " + maxTime.toSeconds());
        }
        return problems.found();
    }
}
