package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.trainer.settings.OptionNames;

/**
 * The conditions for publishing a trained model.
 *
 * @param tolerance share by which the error of a new model may exceed that of AR(p) or of the model in force
 * @param maxLosing the largest share of series in which the last value may be better than a new model
 * @param force whether the model is published even if the verdict is against it
 * @param refit whether the published model is fitted to all data once it has been judged
 */
public record PublicationRule(double tolerance, double maxLosing, boolean force, boolean refit) {
    void check(Problems problems) {
        problems.when(!(tolerance >= 0), OptionNames.TOLERANCE, "must not be negative, was " + tolerance);
        problems.when(
                !(maxLosing >= 0 && maxLosing <= 1), OptionNames.MAX_LOSING, "must be within 0..1, was " + maxLosing);
    }
}
