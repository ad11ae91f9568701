package io.wavecast.trainer.training;

import io.wavecast.cli.Problems;
import io.wavecast.trainer.settings.OptionNames;

/**
 * The conditions for publishing a trained model.
 *
 * @param tolerance share by which the error of a new model may exceed that of AR(p) or of the model in force
 * @param force whether the network is published even if the verdict is against it
 */
public record PublicationRule(double tolerance, boolean force) {
    void check(Problems problems) {
        problems.when(!(tolerance >= 0), OptionNames.TOLERANCE, "must not be negative, was " + tolerance);
    }
}
